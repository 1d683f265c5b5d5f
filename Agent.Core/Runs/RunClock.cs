using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>Takes the times of one run.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private double? _firstTokenMs;

    public void Observe(AgentEvent next)
    {
        if (_firstTokenMs is null && next is TextMessageContentEvent)
            _firstTokenMs = ElapsedMs();
    }

    public RunTimings Timings() => new(_firstTokenMs, ElapsedMs());

    private double ElapsedMs() => Math.Round(time.GetElapsedTime(_started).TotalMilliseconds, 1);
}
