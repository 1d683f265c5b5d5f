using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Data.Catalog;

[CancelAfter(400_000)]
public sealed class DatasetCatalogTests
{
    [Test]
    public async Task Statistics_AfterTheSameQuestionTwice_HoldWorkbooksAndQueries(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        for (var time = 0; time < 2; time++)
        {
            using var dataset = await catalog.OpenAsync("a", cancellationToken);
            await CountAsync(dataset, cancellationToken);
        }

        var workbooks = catalog.Statistics().Single(cache => cache.Cache == "workbooks");
        var queries = catalog.Statistics().Single(cache => cache.Cache == "queries");
        Assert.Multiple(() =>
        {
            Assert.That(workbooks, Has.Property("Hits").EqualTo(2).And.Property("Misses").EqualTo(1).And.Property("Entries").EqualTo(1));
            Assert.That(queries, Has.Property("Hits").EqualTo(1).And.Property("Misses").EqualTo(1).And.Property("Entries").EqualTo(1));
        });
    }

    [Test]
    public async Task Find_NamesThatDifferInLettersOnly_GivesTheFileThatIsNamed(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("Plant.csv", 12);
        folder.WriteCsv("plant.csv", 30);
        folder.WriteCsv("Other.csv", 7);
        if (Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!, "*lant.csv").Length < 2)
            Assert.Ignore("Here names that differ in letters only are one.");
        var catalog = folder.Start();
        foreach (var (name, rows) in ((string, int)[])[("Plant.csv", 12), ("plant.csv", 30), ("OTHER.CSV", 7)])
        {
            using var dataset = await catalog.OpenAsync(name, cancellationToken);
            Assert.That(await CountAsync(dataset, cancellationToken), Is.EqualTo(rows), name);
        }

        Assert.That(catalog.Find("PLANT.CSV", RowAccess.All), Is.Null, "which of the two is meant?");
    }

    [Test]
    public async Task ClearCaches_EmptiesAllAndDatasetsInUseStayUsable(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using var dataset = await catalog.OpenAsync("a", cancellationToken);
        await CountAsync(dataset, cancellationToken);
        await Call(dataset, "search_text", new() { ["text"] = "yard" }, cancellationToken);

        await catalog.ClearCachesAsync(cancellationToken);

        Assert.That(catalog.Statistics().Select(cache => cache.Entries), Is.All.Zero);
        Assert.That(folder.Engine.Indexes.Count, Is.Zero);
        Assert.That(await CountAsync(dataset, cancellationToken), Is.EqualTo(12L));
    }

    [Test]
    public async Task Open_FileChangedMeanwhile_RunsKeepTheirVersionAndNewOnesGetTheNew(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using var before = await catalog.OpenAsync("a", cancellationToken);
        folder.WriteCsv("a.csv", 30);
        catalog.Look(force: true);
        using var after = await catalog.OpenAsync("a", cancellationToken);
        await catalog.ClearCachesAsync(cancellationToken);

        Assert.That(await CountAsync(before, cancellationToken), Is.EqualTo(12L));
        Assert.That(await CountAsync(after, cancellationToken), Is.EqualTo(30L));
        Assert.That(before.Profile.Version, Is.Not.EqualTo(after.Profile.Version));
    }

    [Test]
    public async Task Open_CacheGaveUpWhatARunStillHolds_OpensItAgain(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using var held = await catalog.OpenAsync("a", cancellationToken);
        await catalog.ClearCachesAsync(cancellationToken);
        using var again = await catalog.OpenAsync("a", cancellationToken);

        Assert.That(await CountAsync(again, cancellationToken), Is.EqualTo(12L));
    }

    [Test]
    public async Task Open_FileAndSnapshotDeletedMeanwhile_RunsKeepTheirVersion(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using var held = await catalog.OpenAsync("a", cancellationToken);
        File.Delete(folder.Snapshots.Single());
        File.Delete(folder.File("a.csv"));
        catalog.Look(force: true);
        await catalog.ClearCachesAsync(cancellationToken);

        Assert.That(catalog.Find("a"), Is.Null);
        Assert.That(await CountAsync(held, cancellationToken), Is.EqualTo(12L));
        var failure = await Assert.ThrowsAsync<DatasetException>(async () => await catalog.OpenAsync("a", cancellationToken));
        Assert.That(failure!.Code, Is.EqualTo(ErrorCodes.UnknownDataset));
    }

    [Test]
    public async Task Start_SecondTime_OpensTheSnapshot(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteSample("a.xlsx", 2_000);
        var file = new FileInfo(folder.File("a.xlsx")) { LastWriteTimeUtc = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var first = await FirstAnswerAsync(folder, cancellationToken);
        // No workbook any more, but for size and time: who reads it fails.
        await File.WriteAllBytesAsync(file.FullName, new byte[file.Length], cancellationToken);
        file.LastWriteTimeUtc = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        Assert.That(await FirstAnswerAsync(folder, cancellationToken), Is.EqualTo(first));
    }

    internal static async Task<object?> CountAsync(IDataset dataset, CancellationToken cancellationToken) =>
        (
            await Call(
                dataset,
                "aggregate_data",
                new() { ["sheet"] = dataset.Profile.Sheets[0].Name, ["measure"] = "count" },
                cancellationToken
            )
        ).Rows[0][0];

    private static async Task<object?> FirstAnswerAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        using var dataset = await folder.Start().OpenAsync("a", cancellationToken);
        return await CountAsync(dataset, cancellationToken);
    }

    private static async Task<TableContent> Call(
        IDataset dataset,
        string tool,
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    ) =>
        (
            (ToolTable)
                (await dataset.StartSession().Tools.Single(candidate => candidate.Name == tool).InvokeAsync(arguments, cancellationToken))!
        ).Table;
}
