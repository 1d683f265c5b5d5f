using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Agent.Hub.State.Redis;

/// <summary>The connection to Redis, which comes back by itself, and the names of what is kept there.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    /// <summary>The queue of runs: a stream.</summary>
    public const string Queue = "agent:runs";

    /// <summary>The consumer group of the queue.</summary>
    public const string Group = "hubs";

    /// <summary>Rings when a run is in the queue.</summary>
    public static readonly RedisChannel QueueBell = RedisChannel.Literal("agent:runs:bell");

    /// <summary>Says which run is to stop, and why.</summary>
    public static readonly RedisChannel Stops = RedisChannel.Literal("agent:runs:stop");

    // Longer than a Redis that is started anew, or a machine under load, is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConnectionMultiplexer _connection;
    private readonly TimeProvider _time;

    /// <summary>Connects, or goes on trying.</summary>
    public RedisLink(IOptions<RedisOptions> options, TimeProvider time)
    {
        _time = time;
        var configuration = ConfigurationOptions.Parse(options.Value.ConnectionString!);
        configuration.AbortOnConnectFail = false;
        // A command that waits for a connection is told soon, and tried again by who needs it.
        configuration.BacklogPolicy = BacklogPolicy.Default;
        configuration.AsyncTimeout = Math.Min(configuration.AsyncTimeout, 5_000);
        configuration.ClientName ??= "agent-hub";
        _connection = ConnectionMultiplexer.Connect(configuration);
    }

    /// <summary>Name of this hub among the others; a hub that was started again is another one.</summary>
    public string Node { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Commands.</summary>
    public IDatabase Database => _connection.GetDatabase();

    /// <summary>Publish and subscribe.</summary>
    public ISubscriber Subscriber => _connection.GetSubscriber();

    /// <summary>Whether Redis is reached now.</summary>
    public bool IsConnected => _connection.IsConnected;

    /// <summary>
    /// Whether a failure means that Redis is not reached, or not in time: the next try may do. Time-outs are no
    /// <see cref="RedisException"/>s.
    /// </summary>
    public static bool IsAway(Exception failure) => failure is RedisException and not RedisServerException or RedisTimeoutException;

    /// <summary>Runs a command that may be sent twice; tries again for a while where Redis is not reached in time.</summary>
    public async Task<T> TryAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken = default)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return await command(Database).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception away) when (IsAway(away) && _time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is known of a run: a hash.</summary>
    public static RedisKey Run(string runId) => $"agent:run:{runId}";

    /// <summary>A run's log: a stream whose ids are the sequences of the last events of its batches.</summary>
    public static RedisKey Log(string runId) => $"agent:log:{runId}";

    /// <summary>Rings when a run's log has grown.</summary>
    public static RedisChannel LogBell(string runId) => RedisChannel.Literal($"agent:log:{runId}:bell");

    /// <summary>The run that a user's request id has started.</summary>
    public static RedisKey Request(string? owner, string requestId) => $"agent:request:{owner}:{requestId}";

    /// <summary>The open runs of a user, each with the time at which it must have ended.</summary>
    public static RedisKey OpenRuns(string? owner) => $"agent:open:{owner}";

    /// <summary>The run that has what may be used once.</summary>
    public static RedisKey Taken(string name) => $"agent:taken:{name}";

    /// <summary>Whether somebody watches a run.</summary>
    public static RedisKey Watched(string runId) => $"agent:watched:{runId}";

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
