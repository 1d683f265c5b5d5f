using System.Text;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Events as one text, to compare what a viewer saw with what a log holds.</summary>
internal static class WireText
{
    public static string Of(IReadOnlyList<AgentEvent> events) =>
        Encoding.UTF8.GetString(
            EventBatchConverter.Encode(
                new EventBatch
                {
                    RunId = string.Empty,
                    Epoch = string.Empty,
                    Seq = 1,
                    Events = events,
                }
            )
        );

    public static async Task<string> OfLogAsync(IRunLog log, CancellationToken cancellationToken)
    {
        var events = new List<AgentEvent>();
        await foreach (var batch in log.ReadAsync(null, cancellationToken))
            events.AddRange(batch.Events);
        return Of(events);
    }
}
