using System.Collections.Concurrent;

namespace Agent.Core.Runs;

/// <summary>Knows nothing beyond this process, where the run manager knows everything.</summary>
public sealed class MemoryRunRegistry : IRunRegistry
{
    // One short entry for each decision of a person: their number is bounded by what people do.
    private readonly ConcurrentDictionary<string, string> _taken = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<RunRegistration> RegisterAsync(RunRequest request, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<RunRequest?> FindAsync(string runId, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OpenRun>> ClaimAsync(CancellationToken cancellationToken) => new([]);

    /// <inheritdoc/>
    public ValueTask<OnceResult> TakeOnceAsync(string name, string runId, CancellationToken cancellationToken) =>
        new(_taken.TryAdd(name, runId) ? OnceResult.Taken : _taken[name] == runId ? OnceResult.TakenBefore : OnceResult.Gone);
}
