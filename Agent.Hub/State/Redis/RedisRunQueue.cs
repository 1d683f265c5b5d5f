using Agent.Core.Runs;
using Agent.Protocol;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>
/// Takes runs from the queue while this process has room, says every second that it still works on those it has, and takes over those of a
/// process
/// that has been silent for too long.
/// </summary>
internal sealed partial class RedisRunQueue(
    RedisLink link,
    RedisRunStore store,
    RunManager runs,
    IOptions<RedisOptions> options,
    TimeProvider time,
    ILogger<RedisRunQueue> logger
) : BackgroundService
{
    // A hub at work leaves a run to others for a millisecond per run it has, up to this: less than anybody notices.
    private const int MaxDelayMs = 10;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _rung = new(0);

    public override void Dispose()
    {
        _rung.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isHeard = false;
        var beaten = time.GetTimestamp();
        var isMade = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                isHeard = isHeard || await ListenAsync().ConfigureAwait(false);
                isMade = isMade || await MakeAsync().ConfigureAwait(false);
                await TakeAsync(stoppingToken).ConfigureAwait(false);
                if (time.GetElapsedTime(beaten) >= Beat)
                {
                    beaten = time.GetTimestamp();
                    await RefreshAsync().ConfigureAwait(false);
                    await TakeOverAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (RedisServerException gone) when (gone.Message.StartsWith("NOGROUP", StringComparison.Ordinal))
            {
                // Redis was started anew and empty.
                isMade = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is RedisException || RedisLink.IsAway(failure))
            {
                LogAway(logger, failure);
                await Task.Delay(Beat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await ((Task)_rung.WaitAsync(Beat, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (_rung.Wait(0, CancellationToken.None))
            {
            }
        }
    }

    private async Task<bool> ListenAsync()
    {
        var stops = await link.Subscriber.SubscribeAsync(RedisLink.Stops).ConfigureAwait(false);
        stops.OnMessage(message => Stop((string)message.Message!));
        var bell = await link.Subscriber.SubscribeAsync(RedisLink.QueueBell).ConfigureAwait(false);
        bell.OnMessage(_ => _rung.Release());
        return true;
    }

    private async Task<bool> MakeAsync()
    {
        try
        {
            await link
                .Database.StreamCreateConsumerGroupAsync(RedisLink.Queue, RedisLink.Group, "0-0", createStream: true)
                .ConfigureAwait(false);
        }
        catch (RedisServerException there) when (there.Message.StartsWith("BUSYGROUP", StringComparison.Ordinal))
        {
            // Another hub has made it.
        }

        return true;
    }

    /// <summary>
    /// One run at a time, and the later the more this process has at work: hubs hear the same bell, and who has least to do takes the run.
    /// </summary>
    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        while (runs.HasRoom)
        {
            if (runs.Working > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(runs.Working, MaxDelayMs)), time, cancellationToken)
                    .ConfigureAwait(false);
            var entries = await link
                .Database.StreamReadGroupAsync(RedisLink.Queue, RedisLink.Group, link.Node, ">", 1)
                .ConfigureAwait(false);
            if (entries.Length == 0)
                return;
            await WorkAsync(entries[0], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RefreshAsync()
    {
        foreach (var log in store.Written)
        {
            if (await store.RefreshAsync(log).ConfigureAwait(false))
                continue;
            // This process was slow, not dead: its log is closed to it, and the run goes on elsewhere.
            LogLost(logger, log.RunId);
            runs.AtWork.FirstOrDefault(run => run.Id == log.RunId)?.Stop(ErrorCodes.Interrupted);
            store.Forget(log);
        }
    }

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        if (!runs.HasRoom)
            return;
        var left = await link
            .Database.StreamAutoClaimAsync(
                RedisLink.Queue,
                RedisLink.Group,
                link.Node,
                (long)options.Value.TakeOverAfter.TotalMilliseconds,
                "0-0",
                16
            )
            .ConfigureAwait(false);
        foreach (var entry in left.ClaimedEntries)
            await WorkAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task WorkAsync(StreamEntry entry, CancellationToken cancellationToken)
    {
        var runId = (string)entry["run"]!;
        if (await store.ClaimAsync(runId, entry.Id).ConfigureAwait(false) is not { } claimed)
        {
            await link.Database.StreamAcknowledgeAsync(RedisLink.Queue, RedisLink.Group, entry.Id).ConfigureAwait(false);
            await link.Database.StreamDeleteAsync(RedisLink.Queue, [entry.Id]).ConfigureAwait(false);
            return;
        }

        await runs.WorkAsync(new OpenRun(claimed.Request, claimed.Attempt), cancellationToken).ConfigureAwait(false);
        if (claimed.Stop is { } code)
            Stop($"{runId} {code}");
    }

    private void Stop(string message)
    {
        if (message.Split(' ', 2) is [var runId, var code])
            runs.AtWork.FirstOrDefault(run => run.Id == runId)?.Stop(code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is not reached; trying again")]
    private static partial void LogAway(ILogger logger, Exception failure);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Run {RunId} was taken over by another hub, because this one was silent for too long"
    )]
    private static partial void LogLost(ILogger logger, string runId);
}
