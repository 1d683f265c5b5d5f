using Agent.Core.Datasets;
using Agent.Data.Catalog;
using Agent.Data.Store;
using Agent.Data.Uploads;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>A fault at any stage of a dataset's way in makes that dataset failed, with a plain reason, and touches no other.</summary>
[CancelAfter(120_000)]
public sealed class DatasetFaultTests
{
    private const string Secret = "the fault's own words";

    private static string[] Stages => Enum.GetNames<LoadStage>();

    [TestCaseSource(nameof(Stages))]
    public async Task Load_FaultAtAStage_FailsThatDatasetAlone(string stage, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        Write(folder, "bad.csv");
        folder.WriteCsv("good.csv", 12);
        var catalog = folder.Start(steps: Faulty(stage));

        var failure = await Assert.ThrowsAsync<DatasetException>(async () => await catalog.OpenAsync("bad", cancellationToken));
        using var good = await catalog.OpenAsync("good", cancellationToken);

        Assert.That(failure!.Code, Is.EqualTo(ErrorCodes.DatasetFailed));
        AssertFailedPlainly(catalog.Find("bad")!);
        Assert.That((good.Profile.Sheets[0].Rows, catalog.Find("good")!.Status), Is.EqualTo((12L, DatasetStatus.Ready)));
    }

    [TestCaseSource(nameof(Stages))]
    public async Task Upload_FaultAtAStage_IsRefusedPlainlyAndLeavesNothing(string stage, CancellationToken cancellationToken)
    {
        // An upload brings no sidecar: the stages that read one are passed with the file's own.
        using var folder = new DataFolder();
        folder.WriteCsv("good.csv", 12);
        var catalog = folder.Start(steps: Faulty(stage));
        using var uploads = new DatasetUploads(catalog, new UploadOptions());

        var refused = await Assert.ThrowsAsync<UploadException>(() =>
            uploads.AddAsync(
                "bad.csv",
                new MemoryStream("Id,Department\n1,Yard\n2,Office\n"u8.ToArray()),
                replace: false,
                cancellationToken
            )
        );
        using var good = await catalog.OpenAsync("good", cancellationToken);

        Assert.That(refused!.Message, Does.Not.Contain(Secret).And.Not.Contain("Exception"));
        Assert.That(catalog.List().Select(info => (info.Id, info.Status)), Is.EqualTo(new[] { ("good", DatasetStatus.Ready) }));
        Assert.That(File.Exists(folder.File("bad.csv")), Is.False);
    }

    [TestCaseSource(nameof(Stages))]
    public async Task Reload_FaultAtAStage_FailsTheChangedFileAloneUntilItChangesAgain(string stage, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        Write(folder, "bad.csv");
        folder.WriteCsv("good.csv", 12);
        var isFaulty = false;
        var catalog = folder.Start(steps: Faulty(stage, () => Volatile.Read(ref isFaulty)));
        (await catalog.OpenAsync("bad", cancellationToken)).Dispose();

        Volatile.Write(ref isFaulty, true);
        folder.WriteCsv("bad.csv", 30);
        catalog.Look(force: true);
        Assert.That(async () => await catalog.OpenAsync("bad", cancellationToken), Throws.TypeOf<DatasetException>());
        using var good = await catalog.OpenAsync("good", cancellationToken);
        AssertFailedPlainly(catalog.Find("bad")!);

        Volatile.Write(ref isFaulty, false);
        folder.WriteCsv("bad.csv", 31);
        catalog.Look(force: true);
        using var mended = await catalog.OpenAsync("bad", cancellationToken);
        Assert.That((good.Profile.Sheets[0].Rows, mended.Profile.Sheets[0].Rows), Is.EqualTo((12L, 31L)));
    }

    [TestCase(nameof(LoadStage.Open))]
    [TestCase(nameof(LoadStage.Measure))]
    [TestCase(nameof(LoadStage.Prepare))]
    public async Task OpenAgain_Fault_IsSaidOfTheDatasetUntilItOpens(string stage, CancellationToken cancellationToken)
    {
        using var folder = new DataFolder();
        folder.WriteCsv("bad.csv", 5);
        var isFaulty = false;
        var catalog = folder.Start(steps: Faulty(stage, () => Volatile.Read(ref isFaulty)));
        (await catalog.OpenAsync("bad", cancellationToken)).Dispose();
        await catalog.ClearCachesAsync(cancellationToken);

        Volatile.Write(ref isFaulty, true);
        Assert.That(async () => await catalog.OpenAsync("bad", cancellationToken), Throws.TypeOf<DatasetException>());
        AssertFailedPlainly(catalog.Find("bad")!);

        Volatile.Write(ref isFaulty, false);
        using var again = await catalog.OpenAsync("bad", cancellationToken);
        Assert.That(catalog.Find("bad")!.Status, Is.EqualTo(DatasetStatus.Ready));
    }

    [Test]
    public async Task Watch_FaultWhileLooking_IsToldAndTheWatchGoesOn(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FolderWatcher(
            folder.Path,
            () =>
            {
                if (!told.Task.IsCompleted)
                    throw new InvalidOperationException(Secret);
                second.TrySetResult();
            },
            fault => told.TrySetResult(fault),
            TimeProvider.System);

        await File.WriteAllTextAsync(folder.File("a.csv"), "x", cancellationToken);
        Assert.That((await told.Task.WaitAsync(cancellationToken)).Message, Is.EqualTo(Secret));
        await File.WriteAllTextAsync(folder.File("b.csv"), "x", cancellationToken);
        await second.Task.WaitAsync(cancellationToken);
    }

    private static LoadSteps Faulty(string stage, Func<bool>? when = null) => new([], (file, entered) =>
    {
        // Of a stage that a file does not pass, the next one stands in.
        if (file.Id == "bad" && entered >= Enum.Parse<LoadStage>(stage) && (when?.Invoke() ?? true))
            throw new InvalidOperationException(Secret);
    });

    private static void Write(DataFolder folder, string name)
    {
        folder.WriteCsv(name, 5);
        File.WriteAllText(folder.File(Path.ChangeExtension(name, ".agent.yaml")), "title: Bad\n");
    }

    private static void AssertFailedPlainly(DatasetInfo info)
    {
        Assert.That(info.Status, Is.EqualTo(DatasetStatus.Failed));
        Assert.That(info.Error, Is.Not.Null.And.Not.Empty.And.Not.Contain(Secret).And.Not.Contain("Exception"));
    }
}
