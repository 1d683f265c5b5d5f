using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Data.Store;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Data.Catalog;

/// <summary>
/// What happens around the hub – a folder that goes, a disk that is full, a clock that jumps – is said by the datasets, and passes with its
/// cause.
/// </summary>
[CancelAfter(400_000)]
public sealed class SurroundingsTests
{
    [Test]
    public async Task Folder_GoesAndComesBack_DatasetsSaySoAndComeBack(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var catalog = folder.Start();
        using (await catalog.OpenAsync("a", cancellationToken))
        {
        }

        var away = folder.Path + "-away";
        Directory.Move(folder.Path, away);
        catalog.Look(force: true);
        var gone = catalog.Find("a");
        var refused = await Assert.ThrowsAsync<DatasetException>(async () => await catalog.OpenAsync("a", cancellationToken));
        Directory.Move(away, folder.Path);
        catalog.Look(force: true);
        using var back = await catalog.OpenAsync("a", cancellationToken);

        Assert.That(gone, Has.Property("Status").EqualTo(DatasetStatus.Failed).And.Property("Error").Contains("folder is not there"));
        Assert.That(refused!.Code, Is.EqualTo(ErrorCodes.DatasetFailed));
        Assert.That(await DatasetCatalogTests.CountAsync(back, cancellationToken), Is.EqualTo(12L));
    }

    [Test]
    public async Task Folder_MountedAnew_IsWatchedAgain(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var watched = Directory.CreateDirectory(folder.File("data")).FullName;
        var time = new FakeTimeProvider();
        var told = 0;
        using var watcher = new FolderWatcher(watched, () => Interlocked.Increment(ref told), _ => { }, time);
        Directory.Delete(watched, recursive: true);
        time.Advance(FolderWatcher.PollInterval);
        Directory.CreateDirectory(watched);
        time.Advance(FolderWatcher.PollInterval);
        var before = told;
        await File.WriteAllTextAsync(Path.Combine(watched, "a.csv"), "x", cancellationToken);
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return told > before;
            },
            cancellationToken);

        Assert.That(told, Is.GreaterThan(before));
    }

    [Test]
    public void Watcher_CalledThrows_IsToldAndGoesOn()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider();
        var faults = new List<Exception>();
        using var watcher = new FolderWatcher(folder.Path, () => throw new InvalidOperationException("broken"), faults.Add, time);
        time.Advance(FolderWatcher.PollInterval);
        time.Advance(FolderWatcher.PollInterval);

        Assert.That(faults, Has.Count.EqualTo(2).And.All.Message.EqualTo("broken"));
    }

    [Test]
    public async Task Load_DiskIsFull_IsTriedAgainByItself(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("a.csv", 12);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var disk = new FullDisk();
        using var engine = new Agent.Data.Queries.QueryEngine(new(), new(), time);
        using var catalog = new DatasetCatalog(folder.Options, new(), engine, time, NullLogger<DatasetCatalog>.Instance, maker: disk);
        await Eventually.TrueAsync(() => catalog.Find("a")!.Status == DatasetStatus.Failed, cancellationToken);
        var failed = catalog.Find("a")!;
        disk.IsFull = false;
        // The watcher's own timer looks again; nobody asks.
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(FolderWatcher.PollInterval);
                return catalog.Look().Values.Single().Info.Status == DatasetStatus.Ready;
            },
            cancellationToken);

        Assert.That(failed.Error, Does.Contain("disk is full"));
        Assert.That(failed.Error, Does.Not.Contain(folder.Path));
    }

    [Test]
    public async Task Load_FileIsNoWorkbook_IsNotTriedAgain(CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.File("a.xlsx"), "no workbook", cancellationToken);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(1));
        var catalog = folder.Start(time: time);
        var first = catalog.Look().Values.Single();
        await first.Loading;
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.That(catalog.Look(force: true).Values.Single(), Is.SameAs(first));
    }

    [TestCase(-3)]
    [TestCase(3)]
    public async Task Load_ClockJumps_FilesAreReadAllTheSame(int hours, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var catalog = folder.Start(time: time);
        time.AdjustTime(TimeProvider.System.GetUtcNow().AddHours(hours));
        folder.WriteCsv("late.csv", 7);
        catalog.Look(force: true);
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(200));
                return catalog.Find("late")?.Status == DatasetStatus.Ready;
            },
            cancellationToken);

        using var dataset = await catalog.OpenAsync("late", cancellationToken);
        Assert.That(await DatasetCatalogTests.CountAsync(dataset, cancellationToken), Is.EqualTo(7L));
    }

    private sealed class FullDisk : ISnapshotMaker, IDisposable
    {
        private const int NoSpace = 28;
        private readonly LocalSnapshotMaker _maker = new();

        public bool IsFull { get; set; } = true;

        public string Limits => "test";

        public void Dispose() => _maker.Dispose();

        public Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken) =>
            IsFull
                ? throw new IOException("No space left on device : '/secret/path'", NoSpace)
                : _maker.MakeAsync(work, progress, cancellationToken);
    }
}
