using Agent.Protocol;

namespace Agent.Tests.Core.Streaming;

/// <summary>A viewer that checks with every batch that nothing is lost, doubled or out of order.</summary>
internal sealed class LogViewer(long after = 0)
{
    public long LastSeq { get; private set; } = after;

    public int Batches { get; private set; }

    public List<AgentEvent> Events { get; } = [];

    public IEnumerable<string> Texts => Events.OfType<TextMessageContentEvent>().Select(text => text.Delta);

    public async Task FollowAsync(IAsyncEnumerable<EventBatch> batches)
    {
        await foreach (var batch in batches)
            Take(batch);
    }

    public void Take(EventBatch batch)
    {
        if (batch.Seq != LastSeq + 1)
            throw new InvalidOperationException(
                $"A batch begins at {batch.Seq} after {LastSeq}: {string.Join(", ", batch.Events.Select(next => next is RunErrorEvent error ? error.Code : next.Type))}."
            );
        if (batch.Events.Count == 0)
            throw new InvalidOperationException("A batch is empty.");
        LastSeq = batch.End.Seq;
        Batches++;
        Events.AddRange(batch.Events);
    }
}
