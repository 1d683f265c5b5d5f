using System.Collections.Concurrent;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.State;
using Agent.Hub.State.Redis;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Hub.State;

/// <summary>The log in Redis: the contract, and what two hubs that share one see.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class RedisRunLogTests : RunLogContract
{
    private readonly ConcurrentBag<IAsyncDisposable> _made = [];
    private RedisServer? _redis;

    [OneTimeSetUp]
    public async Task StartAsync() => _redis = await RedisServer.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        foreach (var made in _made)
            await made.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_ByAnotherHubWhileOneWrites_GivesTheSame(CancellationToken cancellationToken)
    {
        var writer = Store(new());
        IRunLogStore reader = Store(new());
        var runId = Guid.NewGuid().ToString("N");
        var log = await writer.CreateAsync(runId, cancellationToken);
        await AppendAsync(log, 1, 3, cancellationToken);
        var copy = await reader.FindAsync(runId, cancellationToken);
        var viewer = new LogViewer(2);
        var following = viewer.FollowAsync(copy!.ReadAsync(new Position(log.Epoch, 2), cancellationToken));
        for (var first = 4; first < 1_000; first += 3)
            await AppendAsync(log, first, 3, cancellationToken);
        await EndAsync(log, cancellationToken);
        await following;

        Assert.That(viewer.LastSeq, Is.EqualTo(log.LastSeq));
        Assert.That(viewer.Texts, Is.EqualTo(Enumerable.Range(3, 997).Select(number => $"{number}")));
    }

    [Test, CancelAfter(120_000)]
    public async Task Append_AfterAnotherHubHasTakenTheRunOver_IsRefused(CancellationToken cancellationToken)
    {
        RedisRunStore slow = Store(new()), quick = Store(new());
        var request = new RunRequest(Guid.NewGuid().ToString("N"), "t", new AskRequest { Question = "q" }, new Caller("anna"));
        await slow.RegisterAsync(request, cancellationToken);
        var first = await slow.ClaimAsync(request.RunId, "1-0");
        var stale = await ((IRunLogStore)slow).FindAsync(request.RunId, cancellationToken);
        await AppendAsync(stale!, 1, 2, cancellationToken);

        var second = await quick.ClaimAsync(request.RunId, "1-0");
        var taken = await ((IRunLogStore)quick).FindAsync(request.RunId, cancellationToken);

        var viewer = new LogViewer();
        var following = viewer.FollowAsync(stale!.ReadAsync(null, cancellationToken));
        Assert.That(async () => await AppendAsync(stale!, 3, 1, cancellationToken), Throws.InstanceOf<RunLogException>());
        await AppendAsync(taken!, 3, 1, cancellationToken);
        await EndAsync(taken!, cancellationToken);
        await following;
        Assert.That(viewer.LastSeq, Is.EqualTo(4), "who followed the run at the slow hub sees it to its end");
        Assert.Multiple(() =>
        {
            Assert.That((first!.Attempt, second!.Attempt), Is.EqualTo((0, 1)));
            Assert.That(taken!.LastSeq, Is.EqualTo(4));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Register_FromTwoHubs_SameRequestIsOneRunAndTheUsersBoundIsShared(CancellationToken cancellationToken)
    {
        RedisRunStore one = Store(new(), runs => runs.MaxPerUser = 2), two = Store(new(), runs => runs.MaxPerUser = 2);
        var user = new Caller($"user-{Guid.NewGuid():N}");
        var first = Request("first", "same");
        var registered = await one.RegisterAsync(first, cancellationToken);
        var same = await two.RegisterAsync(Request("second", "same"), cancellationToken);
        var other = await two.RegisterAsync(Request("third", null), cancellationToken);
        var refused = await one.RegisterAsync(Request("fourth", null), cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(registered, Is.EqualTo(default(RunRegistration)));
            Assert.That(same.Before?.RunId, Is.EqualTo(first.RunId));
            Assert.That(other, Is.EqualTo(default(RunRegistration)));
            Assert.That(refused.Refusal?.Code, Is.EqualTo(ErrorCodes.RateLimited));
        });

        RunRequest Request(string name, string? requestId) =>
            new($"{name}-{Guid.NewGuid():N}", "t", new AskRequest { Question = "q", ClientRequestId = requestId }, user);
    }

    [Test, CancelAfter(120_000)]
    public async Task Append_WhileRedisIsStartedAnew_GoesOnWithoutALoss(CancellationToken cancellationToken)
    {
        await using var redis = await RedisServer.StartAsync(cancellationToken);
        var store = Store(new(), redis: redis);
        var log = await ((IRunLogStore)store).CreateAsync("run", cancellationToken);
        await AppendAsync(log, 1, 5, cancellationToken);
        var viewer = new LogViewer();
        var following = viewer.FollowAsync(
            (await ((IRunLogStore)Store(new(), redis: redis)).FindAsync("run", cancellationToken))!.ReadAsync(null, cancellationToken)
        );
        // What is acknowledged is on disk within a second (appendfsync everysec); a killed process loses nothing the system has.
        await redis.RestartAsync(cancellationToken);
        await AppendAsync(log, 6, 5, cancellationToken);
        await EndAsync(log, cancellationToken);
        await following;

        Assert.That(viewer.LastSeq, Is.EqualTo(11));
    }

    protected override Task<IRunLogStore> StoreAsync(StreamingOptions options) => Task.FromResult<IRunLogStore>(Store(options));

    private RedisRunStore Store(StreamingOptions options, Action<RunOptions>? configure = null, RedisServer? redis = null)
    {
        var runs = new RunOptions();
        configure?.Invoke(runs);
        var settings = Options.Create(new RedisOptions { ConnectionString = (redis ?? _redis!).ConnectionString });
        var link = new RedisLink(settings, TimeProvider.System);
        var store = new RedisRunStore(
            link,
            Options.Create(options),
            Options.Create(new RetentionOptions()),
            Options.Create(runs),
            settings,
            TimeProvider.System
        );
        _made.Add(store);
        _made.Add(link);
        return store;
    }
}
