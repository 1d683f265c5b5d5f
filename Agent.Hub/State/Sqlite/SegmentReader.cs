using System.Text.Json;
using Agent.Protocol;

namespace Agent.Hub.State.Sqlite;

/// <summary>Reads batches from the lines of a segment.</summary>
internal static class SegmentReader
{
    /// <summary>The events from a sequence on, as batches of up to so many events.</summary>
    /// <param name="body">The segment: a batch as JSON per line.</param>
    /// <param name="next">The first sequence wanted.</param>
    /// <param name="maxEvents">Events of one batch; a stored batch is not divided.</param>
    public static IEnumerable<EventBatch> Read(ReadOnlyMemory<byte> body, long next, int maxEvents)
    {
        var joined = new List<AgentEvent>();
        EventBatch? first = null;
        foreach (var batch in Lines(body).Select(Parse).Where(batch => batch.End.Seq >= next))
        {
            if (first is not null && joined.Count + batch.Events.Count > maxEvents)
            {
                yield return first with { Seq = next, Events = joined };
                next += joined.Count;
                joined = [];
                first = null;
            }

            first ??= batch;
            for (var i = (int)Math.Max(0, next + joined.Count - batch.Seq); i < batch.Events.Count; i++)
                joined.Add(batch.Events[i]);
        }

        if (first is not null)
            yield return first with { Seq = next, Events = joined };
    }

    /// <summary>A batch from its JSON.</summary>
    public static EventBatch Parse(ReadOnlyMemory<byte> line) =>
        JsonSerializer.Deserialize(line.Span, AgentProtocolContext.Default.EventBatch)!;

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> body)
    {
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf((byte)'\n');
            yield return end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
        }
    }
}
