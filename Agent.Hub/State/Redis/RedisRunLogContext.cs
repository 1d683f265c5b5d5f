using Agent.Core.Streaming;

namespace Agent.Hub.State.Redis;

/// <summary>What the logs of a process share.</summary>
/// <param name="Link">The connection.</param>
/// <param name="Options">The bounds of a log.</param>
/// <param name="Retention">How long an ended run is kept.</param>
/// <param name="Time">The clock.</param>
/// <param name="OwnerOf">Whose a run is; null: nobody's who signs in.</param>
/// <param name="Completed">Told when a log of this process has its end.</param>
/// <param name="TakenOver">Told when another hub writes a log that this process has written.</param>
internal sealed record RedisRunLogContext(
    RedisLink Link,
    StreamingOptions Options,
    TimeSpan Retention,
    TimeProvider Time,
    Func<string, string?> OwnerOf,
    Action<RedisRunLog> Completed,
    Action<RedisRunLog> TakenOver
);
