using Agent.Core.Queries;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;
using static Agent.Tests.Support.Ask;

namespace Agent.Tests.Data.Import;

/// <summary>Files whose ids repeat, from the file to the figure: what counts as one, and which amount is summed once.</summary>
[CancelAfter(400_000)]
public sealed class RepeatedEntitiesTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [TestCase("Claims", "Claim No", TestName = "the file is named after the ids")]
    [TestCase("export", "Claim No", TestName = "nothing names the rows")]
    public async Task Count_RowsOfOnePart_AreOfTheEntity(string file, string key, CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync(file + ".csv", Claims(key), cancellationToken);

        Assert.That(await FigureAsync(dataset, Count, cancellationToken), Is.EqualTo("20"));
        Assert.That(
            await FigureAsync(dataset, Stat(Statistic.Sum, "Cost"), cancellationToken),
            Is.EqualTo(Enumerable.Range(0, 20).Sum(i => 100 + i).ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(dataset.Profile.Sheets[0].Notes, Has.Some.Contains("summed once"));
    }

    [TestCase("Ref No", "Person", 20)]
    [TestCase("Codice", "Person", 20)]
    [TestCase("Ref No", "Person ID", 40)]
    public async Task Count_PersonsOfAnIncident_AreItsPartsUnlessTheyHaveIds(
        string key,
        string person,
        int count,
        CancellationToken cancellationToken
    )
    {
        var lines = Claims(key).Select((line, row) => row == 0 ? $"{line},{person}" : $"{line},P{row}");
        using var dataset = await OpenAsync("incidents.csv", lines, cancellationToken);

        Assert.That(
            await FigureAsync(dataset, Count, cancellationToken),
            Is.EqualTo(count.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [TestCase("injuries.csv")]
    [TestCase("corrective actions.csv")]
    public async Task Count_RowsNamedForThemselves_AreEachOne(string file, CancellationToken cancellationToken)
    {
        using var dataset = await OpenAsync(file, Claims("Claim No"), cancellationToken);

        Assert.That(await FigureAsync(dataset, Count, cancellationToken), Is.EqualTo("40"));
        Assert.That(dataset.Profile.Sheets[0].EntityKey, Is.Null);
    }

    [Test]
    public async Task Count_RowsWithIdsOfTheirOwn_AreEachOne(CancellationToken cancellationToken)
    {
        var lines = Claims("Claim No").Select((line, row) => (row == 0 ? "Payment ID," : $"P-{row:000},") + line);
        using var dataset = await OpenAsync("export.csv", lines, cancellationToken);

        Assert.That(await FigureAsync(dataset, Count, cancellationToken), Is.EqualTo("40"));
    }

    [Test]
    public async Task Count_RowsOfUpdates_StandAsTheLatestSays(CancellationToken cancellationToken)
    {
        var lines = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                Enumerable
                    .Range(0, 3)
                    .Where(step => step < 2 || i % 2 == 0)
                    .Select(step =>
                        $"T-{i:00},{new DateTime(2024, 1, 1).AddDays(i):yyyy-MM-dd},{(i % 3 == 0 ? "A" : "B")},{(step == 0 ? "Open" : step == 1 ? "In progress" : "Closed")},{new DateTime(2024, 2, 1).AddDays((i * 7) + step):yyyy-MM-dd},{i * 10}"
                    )
            );
        using var dataset = await OpenAsync(
            "ticket history.csv",
            lines.Prepend("Ticket ID,Opened,Site,Status,Updated,Cost"),
            cancellationToken
        );

        var sheet = dataset.Profile.Sheets[0];
        Assert.That(sheet.EntityKey, Is.EqualTo("Ticket ID"));
        Assert.That(await FigureAsync(dataset, Count, cancellationToken), Is.EqualTo("12"));
        Assert.That(await FigureAsync(dataset, Count, cancellationToken, In("Status", "Open")), Is.EqualTo("0"));
        Assert.That(await FigureAsync(dataset, Count, cancellationToken, In("Status", "Closed")), Is.EqualTo("6"));
        Assert.That(await FigureAsync(dataset, Stat(Statistic.Sum, "Cost"), cancellationToken), Is.EqualTo("660"));
    }

    [Test]
    public async Task Table_RowsLeftOutAndCellsThatDoNotFit_AreInItsEvidence(CancellationToken cancellationToken)
    {
        var lines = Enumerable
            .Range(1, 40)
            .Select(i =>
                $"A-{i:00},{(i % 2 == 0 ? "North" : "South")},{(i == 7 ? "see below" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))}"
            );
        using var dataset = await OpenAsync("t.csv", [.. lines.Prepend("Id,Site,Days"), "Total,,813"], cancellationToken);
        var result = await dataset
            .StartSession()
            .Tools.Single(tool => tool.Name == "query_data")
            .InvokeAsync(
                new AIFunctionArguments(
                    new Dictionary<string, object?>
                    {
                        ["query"] = QueryJson.ToElement(
                            new Query { From = dataset.Profile.Sheets[0].Table, Select = [Stat(Statistic.Sum, "Days")] }
                        ),
                    }
                ),
                cancellationToken
            );

        var table = (result as Agent.Core.Tools.ToolTable ?? throw new AssertionException($"{result}")).Table;
        Assert.That(table.Rows[0][0], Is.EqualTo(813));
        Assert.That(table.Notes, Has.Some.Contains("1 of 40 cells does not hold"));
        Assert.That(
            table.Evidence.RowsExcluded.Single(rows => rows.Rows is not null).Rows,
            Is.EqualTo((ShownRow[])[new(42, "Total | 813")])
        );
    }

    private static Aggregate Count { get; } = new CountOf();

    // 20 claims of one to three rows each, 40 in all, of which the person alone differs.
    private static IEnumerable<string> Claims(string key) =>
        Enumerable
            .Range(0, 20)
            .SelectMany(i =>
                Enumerable
                    .Range(0, 1 + (i % 2 * 2))
                    .Select(part =>
                        $"C-{i:000},{new DateTime(2024, 1, 1).AddDays(i):yyyy-MM-dd},{(i % 3 == 0 ? "A" : "B")},{100 + i},{"Hand Foot Eye Back".Split(' ')[(i + part) % 4]}"
                    )
            )
            .Prepend($"{key},Date,Site,Cost,Body Part");

    private static async Task<FileDataset> OpenAsync(string name, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File(name), lines);
        return await FileDataset.OpenAsync(folder.File(name), cancellationToken);
    }

    private static async Task<string> FigureAsync(
        FileDataset dataset,
        Aggregate figure,
        CancellationToken cancellationToken,
        Predicate? where = null
    )
    {
        var query = new Query { From = dataset.Profile.Sheets[0].Table, Select = [figure], Where = where };
        var outcome = await dataset.StartSession().Queries!.RunAsync(query, new QueryRunOptions(Today), cancellationToken);
        return Text(outcome as QueryResult ?? throw new AssertionException(outcome.ToString()));
    }
}
