namespace Agent.Core.Streaming;

/// <summary>Makes and finds run logs. One contract suite runs over every implementation.</summary>
public interface IRunLogStore
{
    /// <summary>Makes the log of a new run.</summary>
    ValueTask<IRunLog> CreateAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The log of a run that is live or retained; null when there is none.</summary>
    ValueTask<IRunLog?> FindAsync(string runId, CancellationToken cancellationToken);
}
