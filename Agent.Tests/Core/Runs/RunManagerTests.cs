using Agent.Core.Runs;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Core.Runs;

public sealed class RunManagerTests
{
    private static readonly Caller Alice = new("alice");
    private static readonly Caller Bob = new("bob");

    private readonly FakeTimeProvider _time = new();
    private readonly HeldWork _work = new();

    [Test, CancelAfter(120_000)]
    public async Task StartAsync_SameClientRequestId_FollowsTheFirstRun(CancellationToken token)
    {
        var runs = Manager();
        var request = new AskRequest { Question = "q", ClientRequestId = "r1" };
        var starts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(async () => (await runs.StartAsync(request, Alice, token)).Run))
        );

        Assert.That(starts.Select(run => run!.Id).Distinct().Count(), Is.EqualTo(1));
        _work.Finish();
    }

    [Test, CancelAfter(120_000)]
    public async Task StartAsync_SameClientRequestIdOfAnotherUser_StartsAnotherRun(CancellationToken token)
    {
        var runs = Manager();
        var request = new AskRequest { Question = "q", ClientRequestId = "r1" };
        var (first, _) = await runs.StartAsync(request, Alice, token);
        var (second, _) = await runs.StartAsync(request, Bob, token);

        Assert.That(second!.Id, Is.Not.EqualTo(first!.Id));
        _work.Finish();
    }

    [Test, CancelAfter(120_000)]
    public async Task StartAsync_MoreThanTheHubTakes_IsRefusedAsBusyAndTakenAgainLater(CancellationToken token)
    {
        var runs = Manager(options => options.MaxConcurrent = 1);
        var (first, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        var (_, refused) = await runs.StartAsync(new AskRequest { Question = "q" }, Bob, token);
        _work.Finish();
        await first!.Completion.WaitAsync(token);
        await Until(() => runs.Working == 0, token);
        var (third, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Bob, token);

        Assert.Multiple(() =>
        {
            Assert.That(refused?.Code, Is.EqualTo(ErrorCodes.Busy));
            Assert.That(third, Is.Not.Null);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task StartAsync_MoreThanAUserMay_IsRateLimited(CancellationToken token)
    {
        var runs = Manager(options => options.MaxPerUser = 1);
        await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        var (_, refused) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        var (other, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Bob, token);

        Assert.Multiple(() =>
        {
            Assert.That(refused?.Code, Is.EqualTo(ErrorCodes.RateLimited));
            Assert.That(other, Is.Not.Null);
        });
        _work.Finish();
    }

    [Test, CancelAfter(120_000)]
    public async Task Find_AnotherUsersRun_IsNotFound(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);

        Assert.Multiple(() =>
        {
            Assert.That(runs.Find(run!.Id, Bob), Is.Null);
            Assert.That(runs.Find(run.Id, Caller.Anonymous), Is.Null);
            Assert.That(runs.Find(run.Id, Alice), Is.SameAs(run));
            Assert.That(runs.Find("no-such-run", Alice), Is.Null);
        });
        _work.Finish();
    }

    [Test, CancelAfter(120_000)]
    public async Task Stop_WhileWorking_ClosesBracketsAndEndsWithCancelled(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        run!.Stop(ErrorCodes.Cancelled);
        var events = await Collect(run, token);

        Assert.Multiple(() =>
        {
            Assert.That(events[0], Is.InstanceOf<RunStartedEvent>());
            Assert.That(events[^2], Is.EqualTo(new TextMessageEndEvent { MessageId = "m" }));
            Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Cancelled));
            Assert.That(events.Count(e => e.IsTerminal), Is.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task FollowAsync_LastViewerLeaves_RunIsStoppedAfterTheGracePeriod(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        using (var viewer = CancellationTokenSource.CreateLinkedTokenSource(token))
        {
            var first = await run!.FollowAsync(null, viewer.Token).FirstAsync(token);
            Assert.That(first.Seq, Is.EqualTo(1));
        }

        _time.Advance(TimeSpan.FromSeconds(119));
        var stillWorking = !run.Completion.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(2));
        await run.Completion.WaitAsync(token);
        var events = await Collect(run, token);

        Assert.Multiple(() =>
        {
            Assert.That(stillWorking);
            Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Abandoned));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Start_NobodyEverFollows_RunIsStoppedAfterTheGracePeriod(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        _time.Advance(TimeSpan.FromSeconds(119));
        var stillWorking = !run!.Completion.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(2));
        await run.Completion.WaitAsync(token);
        var events = await Collect(run, token);

        Assert.That(stillWorking);
        Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Abandoned));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_OverItsTime_EndsWithTimeout(CancellationToken token)
    {
        var runs = Manager(options => options.Grace = TimeSpan.FromHours(1));
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        _time.Advance(TimeSpan.FromMinutes(5));
        var events = await Collect(run!, token);

        Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Timeout));
    }

    [Test, CancelAfter(120_000)]
    public async Task Run_WorkThrows_EndsWithInternalAndNoDetails(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        _work.Fail(new InvalidOperationException("the secret path"));
        var events = await Collect(run!, token);
        var error = (RunErrorEvent)events[^1];

        Assert.Multiple(() =>
        {
            Assert.That(error.Code, Is.EqualTo(ErrorCodes.Internal));
            Assert.That(error.ToString(), Does.Not.Contain("secret"));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task DrainAsync_RunsStillWorking_RefusesNewOnesAndGivesEachATerminalEvent(CancellationToken token)
    {
        var runs = Manager(options => options.Drain = TimeSpan.Zero);
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        await runs.DrainAsync(token);
        var (_, refused) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        var events = await Collect(run!, token);

        Assert.Multiple(() =>
        {
            Assert.That(refused?.Code, Is.EqualTo(ErrorCodes.Shutdown));
            Assert.That(((RunErrorEvent)events[^1]).Code, Is.EqualTo(ErrorCodes.Shutdown));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task DrainAsync_RunThatFinishesInTime_IsWaitedForAndKeepsItsAnswer(CancellationToken token)
    {
        var runs = Manager();
        var (run, _) = await runs.StartAsync(new AskRequest { Question = "q" }, Alice, token);
        await _work.Opened.WaitAsync(token);
        var draining = runs.DrainAsync(token);
        _time.Advance(TimeSpan.FromSeconds(9));
        var waits = !draining.IsCompleted;
        _work.Finish();
        await draining.WaitAsync(token);
        var events = await Collect(run!, token);

        Assert.Multiple(() =>
        {
            Assert.That(waits);
            Assert.That(events[^1], Is.InstanceOf<RunFinishedEvent>());
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Find_AfterRetention_RunIsForgottenAndItsRequestIdIsFree(CancellationToken token)
    {
        var runs = Manager();
        var request = new AskRequest { Question = "q", ClientRequestId = "r1" };
        var (first, _) = await runs.StartAsync(request, Alice, token);
        _work.Finish();
        await first!.Completion.WaitAsync(token);
        await Until(() => runs.Working == 0, token);

        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.That(runs.Find(first.Id, Alice), Is.SameAs(first), "still kept");
        _time.Advance(TimeSpan.FromMinutes(2));
        await Until(() => runs.Find(first.Id, Alice) is null, token);
        var (again, _) = await runs.StartAsync(request, Alice, token);
        Assert.That(again!.Id, Is.Not.EqualTo(first.Id));
    }

    private RunManager Manager(Action<RunOptions>? configure = null) => TestRuns.Manager(_work, _time, configure);

    private static async Task<List<AgentEvent>> Collect(Run run, CancellationToken token) =>
        await run.FollowAsync(null, token).SelectMany(batch => batch.Events).ToListAsync(token);

    private static async Task Until(Func<bool> condition, CancellationToken token)
    {
        while (!condition())
        {
            token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
