using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Import;

/// <summary>
/// Small files made after public bug reports of other products, each with the values that are right; read beside the checkout where they
/// are there.
/// </summary>
[CancelAfter(400_000)]
public sealed class SharedCasesTests
{
    [TestCase("a11-header-row-6", "count(*)", "12")]
    [TestCase("a12-two-tables-below", "count(*)", "12")]
    [TestCase("a17-subtotals", "sum(\"Cost\")", "1800")]
    [TestCase("a18-table-totals-row", "sum(\"Lost Days\")", "37")]
    [TestCase("a20-leading-zeros-csv", "count(DISTINCT \"Employee No\")", "4")]
    [TestCase("a21-leading-zeros-format", "count(*) FILTER (\"Employee No\" = '00123')", "3")]
    [TestCase("a24-csv-title-semicolon", "sum(\"Cost\")", "3604")]
    [TestCase("a25-csv-title-commas", "sum(\"Cost\")", "3604")]
    [TestCase("a27-xlsx-footer", "count(*)", "12")]
    [TestCase("a28-german-thousands", "sum(\"Kosten\")", "17200")]
    [TestCase("a30-french-thousands", "sum(\"Cost\")", "16184.75")]
    [TestCase("a31-swiss-thousands", "sum(\"Cost\")", "14200")]
    [TestCase("a33-indian-lakh", "sum(\"Amount\")", "1700000")]
    [TestCase("a37-broken-quotes", "count(*) FILTER (\"Department\" = 'A')", "2")]
    [TestCase("a42-exponent-codes", "count(DISTINCT \"Equipment\")", "5")]
    [TestCase("a43-swapped-dates", "count(*) FILTER (month(\"Date\") = 1)", "8")]
    [TestCase("a51-sheet-names", "count(*)", "12")]
    [TestCase("a55-placeholder-dates", "count(\"Date Closed\")", "10")]
    [TestCase("a59-gesamtergebnis", "sum(\"Unfälle\")", "9")]
    [TestCase("a60-csv-total", "sum(\"Accidents\")", "13")]
    [TestCase("a68-backslash-quotes", "count(*) FILTER (\"Department\" = 'A')", "2")]
    [TestCase("a72-prefilled-ids", "count(*)", "12")]
    [TestCase("a74-repeated-header-csv", "count(*) FILTER (month(\"Date\") = 3)", "2")]
    [TestCase("a75-section-rows", "count(*)", "12")]
    [TestCase("a78-year-month-columns", "count(*) FILTER (\"Year and Month\" = DATE '2024-03-01')", "1")]
    [TestCase("a80-emoji-links-long", "count(*) FILTER (\"Status\" = '🔴 High')", "6")]
    [TestCase("a84-xlsx-three-summary-rows", "sum(\"Lost Days\")", "37")]
    [TestCase("a86-distinct-integers", "sum(\"Near Misses\")", "173")]
    [TestCase("a88-csv-summe", "sum(\"Kosten\")", "2230.75")]
    [TestCase("a90-form-head", "sum(\"Lost Days\")", "37")]
    public async Task Read_Case_GivesTheRightValue(string name, string figure, string expected, CancellationToken cancellationToken)
    {
        var source = Directory
            .GetFiles(Path.Combine(Requires.SharedCases(), name))
            .Single(file => !file.EndsWith(".json", StringComparison.Ordinal));
        using var folder = new DataFolder();
        File.Copy(source, folder.File(Path.GetFileName(source)));
        using var dataset = await folder.Start().OpenAsync(Path.GetFileName(source), cancellationToken);

        var sql = $"SELECT CAST({figure} AS DOUBLE) AS figure FROM \"{dataset.Profile.Sheets[0].Table}\"";
        var result = await dataset
            .StartSession()
            .Tools.Single(tool => tool.Name == "run_sql")
            .InvokeAsync(new AIFunctionArguments(new Dictionary<string, object?> { ["sql"] = sql }), cancellationToken);
        var table = (result as ToolTable ?? throw new AssertionException($"{(result as ToolError)?.Message}")).Table;
        Assert.That(
            Convert.ToDouble(table.Rows[0][0], System.Globalization.CultureInfo.InvariantCulture),
            Is.EqualTo(double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)).Within(1e-6)
        );
    }
}
