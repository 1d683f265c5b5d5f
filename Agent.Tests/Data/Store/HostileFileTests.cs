using System.Diagnostics;
using Agent.Data.Store;
using Agent.Data.Workbooks;
using Agent.Tests.Support;
using Agent.Tests.Support.Hostile;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Data.Store;

/// <summary>Files that would take the hub with them are refused with a reason, in a worker of 256 MB, and the next file is read.</summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class HostileFileTests
{
    private TempFolder _folder = null!;
    private Agent.Data.Workers.WorkerPool _workers = null!;
    private WorkerSnapshotMaker _maker = null!;
    private LoadLimits _limits = null!;

    private static IEnumerable<HostileFile> Files() => [.. HostileWorkbooks.All(), .. HostileTexts.All(), .. HostileVariations.All()];

    [OneTimeSetUp]
    public void Start()
    {
        _folder = new TempFolder();
        _limits = HubWorkers.Loads();
        _workers = HubWorkers.LoadPool(_limits);
        _maker = new WorkerSnapshotMaker(_workers, _limits, TimeProvider.System);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _maker.Dispose();
        _workers.Dispose();
        _folder.Dispose();
    }

    [TestCaseSource(nameof(Files))]
    public async Task Load_HostileFile_EndsInAReasonOrASnapshotAndTheNextIsRead(object hostile)
    {
        var file = (HostileFile)hostile;
        var path = _folder.File(file.Name);
        file.Write(path);
        var watch = Stopwatch.StartNew();
        var refused = await LoadAsync(path);
        TestContext.Out.WriteLine(
            $"{new FileInfo(path).Length / 1024.0:N0} kB, {watch.Elapsed.TotalMilliseconds:N0} ms: {refused ?? "read"}"
        );
        File.Delete(path);

        if (file.Reason is not null)
            Assert.That(refused, Does.Contain(file.Reason));
        File.WriteAllText(_folder.File("next.csv"), $"Id,Site\n1,{file.Name}\n");
        Assert.That(await LoadAsync(_folder.File("next.csv")), Is.Null);
    }

    [Test]
    public async Task Load_CutTwice_IsNotTriedAgainUntilItChanges()
    {
        var path = _folder.File("cut.csv");
        File.WriteAllText(path, "Id,Text\n1,a\n");
        var maker = new CuttingMaker();
        var snapshots = new SnapshotFolder(_folder.File("cuts"), long.MaxValue, TimeProvider.System, maker);
        string?[] reasons = [await LoadAsync(path, snapshots), await LoadAsync(path, snapshots), await LoadAsync(path, snapshots)];
        var again = new SnapshotFolder(_folder.File("cuts"), long.MaxValue, TimeProvider.System, maker);

        Assert.That(reasons[1], Is.EqualTo("It takes too long."));
        Assert.That(reasons[2], Does.StartWith("It takes too long.").And.Contain("not tried again"));
        Assert.That(await LoadAsync(path, again), Does.Contain("not tried again"), "after a start of the hub");
        Assert.That(maker.Tries, Is.EqualTo(2));

        File.AppendAllText(path, "2,b\n");
        await LoadAsync(path, again);
        Assert.That(maker.Tries, Is.EqualTo(3), "another content");
    }

    [Test]
    public async Task Load_HubEndedWhileItLoaded_Counts()
    {
        var path = _folder.File("ended.csv");
        File.WriteAllText(path, "Id,Text\n1,ended\n");
        var cuts = new CutLoads(Directory.CreateDirectory(_folder.File("ended")).FullName, TimeProvider.System);
        var hash = FileHashes.Compute(path);
        // As a hub with this number left them in its last life.
        foreach (var begun in new[] { cuts.Begin(hash, "local"), cuts.Begin(hash, "local") })
            File.SetLastWriteTimeUtc(begun.Mark, DateTime.UnixEpoch.AddYears(50));

        Assert.That(
            await LoadAsync(path, new SnapshotFolder(_folder.File("ended"), long.MaxValue, TimeProvider.System)),
            Does.Contain("The hub ended while the file was read")
        );
    }

    [Test]
    public async Task Load_CopiesOfAFileTogether_AreAllRead()
    {
        using var local = new LocalSnapshotMaker();
        var maker = new WaitingMaker(5, local);
        var snapshots = new SnapshotFolder(_folder.File("copies"), long.MaxValue, TimeProvider.System, maker);
        // A second hub on the same folder.
        var others = new SnapshotFolder(_folder.File("copies"), long.MaxValue, TimeProvider.System, maker);
        var path = _folder.File("copy.csv");
        File.WriteAllText(path, "Id,Text\n1,copied\n");
        var hash = FileHashes.Compute(path);
        var loads = Enumerable
            .Range(0, 5)
            .Select(n => (n % 2 == 0 ? snapshots : others).OpenOrMakeAsync(path, $"copy-{n}", hash, CancellationToken.None))
            .ToList();

        foreach (var load in loads)
            (await load).Dispose();
        Assert.That(Directory.EnumerateFiles(_folder.File("copies"), "*.load"), Is.Empty);
    }

    [Test]
    public async Task Load_LongOne_LeavesThePlaceToOthers(CancellationToken cancellationToken)
    {
        // A load that never ends holds the only quick place until its time is up, then the long one: a second file is read all the same,
        // however long that takes here.
        var time = new FakeTimeProvider();
        var limits = HubWorkers.Loads(timeout: TimeSpan.FromSeconds(2));
        using var workers = HubWorkers.LoadPool(limits);
        using var maker = new WorkerSnapshotMaker(workers, limits, time);
        var pipe = _folder.File("never.xlsx");
        using (var make = Process.Start(Requires.Program("mkfifo", "run this test on Linux or macOS"), pipe))
            await make.WaitForExitAsync(cancellationToken);
        var never = maker.MakeAsync(Work(pipe), new LoadProgress(), CancellationToken.None);
        // A pipe opens for writing when someone reads it.
        await using var held = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write), cancellationToken);
        File.WriteAllText(_folder.File("other.csv"), "Id,Site\n1,other\n");
        var other = maker.MakeAsync(Work(_folder.File("other.csv")), new LoadProgress(), CancellationToken.None);

        time.Advance(limits.QuickTime);
        await other.WaitAsync(cancellationToken);
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(limits.Timeout);
                return never.IsCompleted;
            },
            cancellationToken);
        Assert.That(async () => await never, Throws.InstanceOf<LoadCutException>().With.Message.Contains("longer than 2 s"));
    }

    private SnapshotWork Work(string path) =>
        new(
            path,
            Path.GetFileName(path),
            "x",
            File.Exists(path) && new FileInfo(path).Length > 0 ? FileHashes.Compute(path) : "none",
            _folder.File($"{Guid.NewGuid():N}.duckdb"),
            _limits.Reading()
        );

    private Task<string?> LoadAsync(string path) =>
        LoadAsync(
            path,
            new SnapshotFolder(_folder.File("snapshots"), long.MaxValue, TimeProvider.System, _maker) { Limits = _limits.Reading() }
        );

    private static async Task<string?> LoadAsync(string path, SnapshotFolder snapshots)
    {
        try
        {
            (await snapshots.OpenOrMakeAsync(path, "x", FileHashes.Compute(path), CancellationToken.None)).Dispose();
            return null;
        }
        catch (WorkbookException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Makes nothing before so many are asked for together.</summary>
    private sealed class WaitingMaker(int together, ISnapshotMaker maker) : ISnapshotMaker
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public string Limits => "test";

        public async Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _asked) == together)
                _all.SetResult();
            await _all.Task.WaitAsync(cancellationToken);
            await maker.MakeAsync(work, progress, cancellationToken);
        }
    }

    private sealed class CuttingMaker : ISnapshotMaker
    {
        public int Tries { get; private set; }

        public string Limits => "test";

        public Task MakeAsync(SnapshotWork work, LoadProgress progress, CancellationToken cancellationToken)
        {
            Tries++;
            throw new LoadCutException("It takes too long.");
        }
    }
}
