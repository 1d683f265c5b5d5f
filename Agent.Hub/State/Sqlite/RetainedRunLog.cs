using System.Runtime.CompilerServices;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Hub.State.Sqlite;

/// <summary>The log of an ended run, read from the file a piece at a time; holds nothing.</summary>
internal sealed class RetainedRunLog(SqliteRunStore store, StoredRun run, long lastSeq, StreamingOptions options) : IRunLog
{
    /// <inheritdoc/>
    public string RunId => run.RunId;

    /// <inheritdoc/>
    public string Epoch => run.Epoch;

    /// <inheritdoc/>
    public long LastSeq => lastSeq;

    /// <inheritdoc/>
    public bool IsCompleted => true;

    /// <inheritdoc/>
    public ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Run {RunId} has ended; its log takes no more events.");

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> ReadAsync(Position? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var next = LogPositions.Next(this, after, options);
        while (next <= lastSeq)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var batch in store.ReadSegment(run, next, options.MaxReplayEvents))
            {
                yield return batch;
                next = batch.End.Seq + 1;
            }
        }
    }
}
