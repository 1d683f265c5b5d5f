using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>What an earlier process has written of a run that is taken up again.</summary>
/// <param name="Attempt">How often the run has been taken up, this time included.</param>
/// <param name="Events">The events of its log, in order.</param>
public sealed record RunProgress(int Attempt, IReadOnlyList<AgentEvent> Events)
{
    /// <summary>A run that was taken up more often than this has more wrong with it than its process.</summary>
    public const int MaxAttempts = 2;

    /// <summary>Reads what there is of a log that has no end yet.</summary>
    public static async ValueTask<RunProgress> ReadAsync(IRunLog log, int attempt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var events = new List<AgentEvent>();
        if (log.LastSeq == 0)
            return new RunProgress(attempt, events);
        await foreach (var batch in log.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            events.AddRange(batch.Events);
            if (batch.End.Seq >= log.LastSeq)
                break;
        }

        return new RunProgress(attempt, events);
    }
}
