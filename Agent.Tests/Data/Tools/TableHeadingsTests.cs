using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Planning.Answers.Words;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Tools;

/// <summary>Titles, headings and reasons of a table in the language of its reader.</summary>
[CancelAfter(120_000)]
public sealed class TableHeadingsTests
{
    private const string ByDepartment = """
        { "version": 1, "from": "Incident", "select": [{ "type": "count" }],
          "groupBy": [{ "of": { "type": "column", "field": { "column": "Department" } } }] }
        """;

    private const string ByYearAndHour = """
        { "version": 1, "from": "Incident", "select": [{ "type": "count" }], "groupBy": [
          { "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "year" },
          { "of": { "type": "column", "field": { "column": "Event Date" } }, "period": "month" },
          { "of": { "type": "column", "field": { "column": "Event Date" } }, "part": "hour" }] }
        """;

    private const string Records = """
        { "version": 1, "from": "Corrective Actions", "rows": {} }
        """;

    [Test]
    public async Task Table_OfAGermanReader_IsGerman(CancellationToken cancellationToken)
    {
        var table = await AskAsync(ByDepartment, "de", cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(table.Title, Is.EqualTo("Anzahl der Vorfälle nach Department"));
            Assert.That(table.Columns.Select(column => column.Label), Is.EqualTo(["Department", "Anzahl"]));
            Assert.That(
                table.Evidence.RowsExcluded.Select(rows => rows.Reason),
                Is.EqualTo(["ohne Incident Id", "weitere Zeilen derselben Incident Id"])
            );
        });
    }

    [Test]
    public async Task Table_OfAnyOther_IsEnglish(CancellationToken cancellationToken)
    {
        var table = await AskAsync(ByDepartment, null, cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(table.Title, Is.EqualTo("Number of incidents by Department"));
            Assert.That(table.Columns.Select(column => column.Label), Is.EqualTo(["Department", "Count"]));
            Assert.That(table.Columns.Select(column => column.Role), Is.EqualTo(["key", "figure"]));
        });
    }

    [Test]
    public async Task Headings_OfPartsOfOneDate_TellThemApart(CancellationToken cancellationToken)
    {
        var table = await AskAsync(ByYearAndHour, null, cancellationToken);

        Assert.That(
            table.Columns.Select(column => column.Label),
            Is.EqualTo(["Year of Event Date", "Month of Event Date", "Hour of Event Date", "Count"])
        );
    }

    [Test]
    public async Task Columns_OfNumbersThatNameSomething_AreCodes(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            HseTables.Sql,
            sheet => sheet with { Columns = [.. sheet.Columns.Select(column => column with { IsCode = column.Name == "Action Id" })] }
        );
        var table = await database.TableAsync("query_data", $$"""{ "query": {{Records}} }""", cancellationToken);

        Assert.That(table.Columns.Where(column => column.IsCode == true).Select(column => column.Label), Is.EqualTo(["Action Id"]));
    }

    private static async Task<TableContent> AskAsync(string query, string? language, CancellationToken cancellationToken)
    {
        using var database = HseTables.Create(entities: true);
        var arguments = new AIFunctionArguments { ["query"] = query };
        arguments.SetPhrases(AnswerWords.For(language).Query);
        var result = await database.Session.Tools.Single(tool => tool.Name == "query_data").InvokeAsync(arguments, cancellationToken);
        return result is ToolTable table ? table.Table : throw new AssertionException($"{result}");
    }
}
