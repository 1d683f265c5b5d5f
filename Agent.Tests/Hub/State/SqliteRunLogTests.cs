using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.State;
using Agent.Hub.State.Sqlite;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Hub.State;

/// <summary>The log in the state's file: the contract, and what is there after the process.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteRunLogTests : RunLogContract, IAsyncDisposable
{
    private static readonly AskRequest Ask = new() { Question = "How many incidents?", ClientRequestId = "c-1" };

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private SqliteFile? _file;
    private SqliteRunStore? _store;

    [Test, CancelAfter(120_000)]
    public async Task Find_EndedRunAfterARestart_ReadsOnFromEveryPosition(CancellationToken cancellationToken)
    {
        var log = await BeginAsync("run", cancellationToken);
        await AppendAsync(log, 1, 7, cancellationToken);
        await EndAsync(log, cancellationToken);
        await RestartAsync();

        var found = await Logs.FindAsync("run", cancellationToken);
        Assert.That((found!.Epoch, found.IsCompleted, found.LastSeq), Is.EqualTo((log.Epoch, true, 8L)));
        for (var seq = 0; seq <= 8; seq++)
        {
            var viewer = new LogViewer(seq);
            await viewer.FollowAsync(found.ReadAsync(new Position(log.Epoch, seq), cancellationToken));
            Assert.That(viewer.LastSeq, Is.EqualTo(8));
        }
    }

    [TestCase(10)]
    [TestCase(5_000)]
    [CancelAfter(120_000)]
    public async Task Claim_RunWithoutAnEnd_GoesOnInTheSameLog(int events, CancellationToken cancellationToken)
    {
        var log = await BeginAsync("run", cancellationToken);
        for (var first = 1; first <= events; first += 5)
            await AppendAsync(log, first, 5, cancellationToken);
        await RestartAsync();

        var open = await _store!.ClaimAsync(cancellationToken);
        var again = await Logs.FindAsync("run", cancellationToken);
        var viewer = new LogViewer(3);
        var following = viewer.FollowAsync(again!.ReadAsync(new Position(log.Epoch, 3), cancellationToken));
        await AppendAsync(again, events + 1, 1, cancellationToken);
        await EndAsync(again, cancellationToken);
        await following;

        Assert.Multiple(() =>
        {
            Assert.That(
                open.Select(run => (run.Request.RunId, run.Request.Ask.Question, run.Attempt)),
                Is.EqualTo(new[] { ("run", Ask.Question, 1) })
            );
            Assert.That(viewer.LastSeq, Is.EqualTo(events + 2));
            Assert.That(viewer.Texts, Is.EqualTo(Enumerable.Range(4, events - 2).Select(number => $"{number}")));
        });
        await RestartAsync();
        Assert.That(await _store!.ClaimAsync(cancellationToken), Is.Empty, "it has an end now");
        var whole = new LogViewer();
        await whole.FollowAsync((await Logs.FindAsync("run", cancellationToken))!.ReadAsync(null, cancellationToken));
        Assert.That(whole.LastSeq, Is.EqualTo(events + 2));
    }

    [Test, CancelAfter(120_000)]
    public async Task Claim_TakenUpAgainAndAgain_CountsTheAttempts(CancellationToken cancellationToken)
    {
        await AppendAsync(await BeginAsync("run", cancellationToken), 1, 1, cancellationToken);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await RestartAsync();
            Assert.That((await _store!.ClaimAsync(cancellationToken)).Single().Attempt, Is.EqualTo(attempt));
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Register_SameRequestAfterARestart_GivesTheFirstRun(CancellationToken cancellationToken)
    {
        await EndAsync(await BeginAsync("run", cancellationToken), cancellationToken);
        await RestartAsync();

        var same = await _store!.RegisterAsync(new RunRequest("second", "t", Ask, new Caller("anna")), cancellationToken);
        var others = await _store.RegisterAsync(new RunRequest("third", "t", Ask, new Caller("bert")), cancellationToken);
        Assert.That((same.Before?.RunId, others.Before?.RunId), Is.EqualTo(("run", (string?)null)));
    }

    [Test, CancelAfter(120_000)]
    public async Task Sweep_OverTheBounds_RemovesWhatEndedFirst(CancellationToken cancellationToken)
    {
        _ = await StoreAsync(new StreamingOptions());
        for (var number = 1; number <= 5; number++)
        {
            await EndAsync(await BeginAsync($"run-{number}", cancellationToken), cancellationToken);
            _time.Advance(TimeSpan.FromHours(1));
        }

        var live = await BeginAsync("live", cancellationToken);
        var limits = new RetentionOptions { MaxRuns = 4, RunRetention = TimeSpan.FromHours(3.5) };
        using var retention = new RunRetention(_store!, Options.Create(limits), _time, NullLogger<RunRetention>.Instance);
        Assert.That(await retention.SweepAsync(), Is.EqualTo(2), "one run too many, one too old");

        for (var number = 1; number <= 5; number++)
            Assert.That(await Logs.FindAsync($"run-{number}", cancellationToken), number <= 2 ? Is.Null : Is.Not.Null, $"run {number}");
        await AppendAsync(live, 1, 1, cancellationToken);
    }

    [Test]
    public async Task Open_SecondProcessOnTheSameFile_IsRefusedWithWhatToDo()
    {
        _ = await StoreAsync(new StreamingOptions());
        Assert.That(() => new SqliteFile(_folder.Path), Throws.InstanceOf<IOException>().With.Message.Contains("Agent:State:Folder"));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    protected override Task<IRunLogStore> StoreAsync(StreamingOptions options)
    {
        _file = new SqliteFile(_folder.Path);
        _store = new SqliteRunStore(_file, Options.Create(options), _time);
        return Task.FromResult<IRunLogStore>(_store);
    }

    private IRunLogStore Logs => _store!;

    private async Task<IRunLog> BeginAsync(string runId, CancellationToken cancellationToken)
    {
        if (_store is null)
            await StoreAsync(new StreamingOptions());
        await _store!.RegisterAsync(
            new RunRequest(runId, "t", Ask with { ClientRequestId = runId == "run" ? Ask.ClientRequestId : null }, new Caller("anna")),
            cancellationToken
        );
        return await _store.CreateAsync(runId, cancellationToken);
    }

    private async Task RestartAsync()
    {
        await CloseAsync();
        await StoreAsync(new StreamingOptions());
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _file?.Dispose();
    }
}
