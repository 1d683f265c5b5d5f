namespace Agent.Core.Runs;

/// <summary>Knows nothing beyond this process, where the run manager knows everything.</summary>
public sealed class MemoryRunRegistry : IRunRegistry
{
    /// <inheritdoc/>
    public ValueTask<RunRegistration> RegisterAsync(RunRequest request, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<RunRequest?> FindAsync(string runId, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OpenRun>> ClaimAsync(CancellationToken cancellationToken) => new([]);
}
