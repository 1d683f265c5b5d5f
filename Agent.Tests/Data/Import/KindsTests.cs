using System.Globalization;
using System.Text;
using System.Text.Json;
using Agent.Core.Tools;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Import;

/// <summary>
/// Small files of each kind that people keep – totals, titles, remarks, sections, repeated headers, ways to write numbers, codes, dates,
/// spellings, separators and code
/// pages – with a figure worked out by hand. Written after the import, without looking at what it does with them.
/// </summary>
[CancelAfter(400_000)]
public sealed class KindsTests
{
    private static IEnumerable<TestCaseData> Files() =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "Agent.Tests", "Fixtures", "Import", "kinds.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(file => new TestCaseData(file).SetName($"{file.GetProperty("kind")}: {file.GetProperty("name")}"));

    [TestCaseSource(nameof(Files))]
    public async Task Read_File_GivesTheFigure(JsonElement file, CancellationToken cancellationToken)
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = file.GetProperty("name").GetString()!;
        using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.File(name), file.GetProperty("text").GetString(), Encoding(file), cancellationToken);
        using var dataset = await folder.Start().OpenAsync(name, cancellationToken);

        var sql = file.GetProperty("sql").GetString()!.Replace("{t}", $"\"{dataset.Profile.Sheets[0].Table}\"", StringComparison.Ordinal);
        var result = await dataset.StartSession().Tools.Single(tool => tool.Name == "run_sql")
            .InvokeAsync(new AIFunctionArguments(new Dictionary<string, object?> { ["sql"] = sql }), cancellationToken);
        var table = (result as ToolTable ?? throw new AssertionException($"{(result as ToolError)?.Message}")).Table;
        Assert.That(
            string.Join('|', table.Rows[0].Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))),
            Is.EqualTo(file.GetProperty("expected").GetString())
        );
    }

    private static Encoding Encoding(JsonElement file) =>
        file.GetProperty("encoding").GetString() is "utf-8"
            ? new UTF8Encoding(false)
            : System.Text.Encoding.GetEncoding(file.GetProperty("encoding").GetString()!);
}
