using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Samples;
using Agent.Data.Workbooks;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Access;

/// <summary>Tabs of one shape, taken as one table, with rows given to groups: the table of all tabs holds no more than its tabs.</summary>
[CancelAfter(400_000)]
internal sealed class TabsOfGroupsTests
{
    private const int Rows = 12;

    [TestCase("north", 4)]
    [TestCase("south", 8)]
    [TestCase("north,south", 12)]
    public async Task Group_SeesItsRowsOfEveryTabAndOfAllTogether(string groups, int ofEach, CancellationToken token)
    {
        using var folder = new DataFolder();
        Write(folder.File("plant.xlsx"));
        const string rights = "where:\n  north:\n    Site: North\n  south:\n    Site: South\n";
        await File.WriteAllTextAsync(folder.File("plant.agent.yaml"), rights, token);
        using var dataset = await folder.Start().OpenAsync("plant.xlsx", RowAccess.Of(groups.Split(',')), token);

        var tabs = dataset.Profile.Sheets.Where(sheet => sheet.Tabs.Count == 0).ToList();
        var all = dataset.Profile.Sheets.Single(sheet => sheet.Tabs.Count > 0);
        Assert.That(tabs.Select(sheet => sheet.Rows), Is.EqualTo(new long[] { ofEach, ofEach, ofEach }));
        Assert.That(all.Rows, Is.EqualTo(3 * ofEach));
        Assert.That(all.Column("Site")!.Values.Select(value => value.Value.ToLowerInvariant()), Is.EquivalentTo(groups.Split(',')));
        var counted = await RowsAsync(
            dataset,
            $"SELECT count(*) AS n, count(DISTINCT \"Site\") AS s, sum(\"Minutes\") AS m FROM \"{all.Table}\"",
            token
        );
        var apart = await RowsAsync(
            dataset,
            "SELECT sum(m) AS m FROM ("
                + string.Join(" UNION ALL ", tabs.Select(sheet => $"SELECT sum(\"Minutes\") AS m FROM \"{sheet.Table}\""))
                + ")",
            token
        );
        Assert.That(counted[0], Is.EqualTo(3L * ofEach));
        Assert.That(counted[1], Is.EqualTo((long)groups.Split(',').Length));
        Assert.That(counted[2], Is.EqualTo(apart[0]));
    }

    private static async Task<IReadOnlyList<object?>> RowsAsync(IDataset dataset, string sql, CancellationToken token)
    {
        var tool = dataset.StartSession().Tools.Single(tool => tool.Name == "run_sql");
        var result = await tool.InvokeAsync(new AIFunctionArguments { ["sql"] = sql }, token);
        return (result as ToolTable ?? throw new AssertionException($"{(result as ToolError)?.Message}")).Table.Rows[0];
    }

    private static void Write(string path) =>
        SheetWriter.Write(
            path,
            [
                .. new[] { "January", "February", "March" }.Select(
                    (month, place) =>
                        new SampleSheet
                        {
                            Name = month,
                            Columns = [new("Stop ID"), new("Date", "yyyy-mm-dd"), new("Site"), new("Minutes")],
                            Rows =
                            [
                                .. Enumerable
                                    .Range(0, Rows)
                                    .Select(row =>
                                        (object?[])
                                            [
                                                $"ST-{place}{row:00}",
                                                new DateTime(2024, place + 1, row + 1),
                                                row % 3 == 0 ? "North" : "South",
                                                (double)((row * 7) + place),
                                            ]
                                    ),
                            ],
                        }
                ),
            ]
        );
}
