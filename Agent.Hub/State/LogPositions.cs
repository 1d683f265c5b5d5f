using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Hub.State;

/// <summary>What a position means to a log.</summary>
internal static class LogPositions
{
    /// <summary>The sequence to read on from.</summary>
    /// <exception cref="PositionLostException">The position is of another life of the log, or beyond its end.</exception>
    public static long Next(IRunLog log, Position? after, StreamingOptions options)
    {
        var next = Check(log, after);
        if (next <= log.LastSeq - options.MaxLogEvents)
            throw new PositionLostException($"Run {log.RunId}: event {next} is asked for; the last {options.MaxLogEvents} are kept.");
        return next;
    }

    private static long Check(IRunLog log, Position? after)
    {
        if (after is not { } position)
            return 1;
        if (position.Epoch != log.Epoch && position.Seq != 0)
            throw new PositionLostException($"Run {log.RunId}: the position is of epoch {position.Epoch}, the log of {log.Epoch}.");
        if (position.Seq < 0 || position.Seq > log.LastSeq)
            throw new PositionLostException($"Run {log.RunId}: the position is {position.Seq}, the log ends at {log.LastSeq}.");
        return position.Seq + 1;
    }
}
