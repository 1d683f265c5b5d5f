using Agent.Protocol;

namespace Agent.Core.Streaming;

/// <summary>
/// The append-only log of one run: one writer, any number of readers, each at its own pace.
/// Sequences start at 1 and have no gap; the terminal event is the last and completes the log.
/// </summary>
public interface IRunLog
{
    /// <summary>The run.</summary>
    string RunId { get; }

    /// <summary>Names this life of the log.</summary>
    string Epoch { get; }

    /// <summary>Sequence of the newest event; 0 before the first.</summary>
    long LastSeq { get; }

    /// <summary>Whether the terminal event is in the log.</summary>
    bool IsCompleted { get; }

    /// <summary>Appends events as one batch. Called by one writer at a time, never after the terminal event.</summary>
    ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Reads every event after <paramref name="after"/>, waiting for more until the terminal event has been given.
    /// Holds no queue: a slow reader costs nothing but its position.
    /// </summary>
    /// <param name="after">Position of the last event handled; null = from the start.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PositionLostException">The position belongs to another life of the log, lies beyond its end, or its successor is
    /// gone.</exception>
    /// <exception cref="SlowViewerException">The reader fell too far behind; its position can be read on from with a new
    /// reader.</exception>
    IAsyncEnumerable<EventBatch> ReadAsync(Position? after, CancellationToken cancellationToken);
}
