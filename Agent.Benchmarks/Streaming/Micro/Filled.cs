using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Benchmarks.Streaming.Micro;

/// <summary>A log of an ended run, to be read again and again.</summary>
internal static class Filled
{
    public const int Events = 10_001;

    /// <summary>Reads it whole. It is all there, so nothing waits.</summary>
    public static async Task ReadAsync(MemoryRunLog log)
    {
        var events = 0;
        await foreach (var batch in log.ReadAsync(null, CancellationToken.None))
            events += batch.Events.Count;
        if (events != Events)
            throw new InvalidOperationException($"{events} of {Events} events were read.");
    }

    public static async Task<MemoryRunLog> LogAsync()
    {
        var log = new MemoryRunLog("r", "e", new StreamingOptions(), static _ => { });
        for (var i = 0; i < (Events - 1) / 2; i++)
            await log.AppendAsync(
                [new ToolCallEndEvent { ToolCallId = "a" }, new ToolCallEndEvent { ToolCallId = "b" }],
                CancellationToken.None
            );
        await log.AppendAsync([new RunErrorEvent { Code = "x", Message = "x" }], CancellationToken.None);
        return log;
    }
}
