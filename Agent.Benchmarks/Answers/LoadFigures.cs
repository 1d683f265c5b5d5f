namespace Agent.Benchmarks.Answers;

/// <summary>What a load came to.</summary>
/// <param name="CpuMs">The hub's processor time an answer, ms.</param>
/// <param name="AllocatedKb">KiB the hub allocated an answer.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Received">The answers.</param>
/// <param name="After">The hub at the end.</param>
internal sealed record LoadFigures(
    double CpuMs,
    double AllocatedKb,
    double PerSecond,
    IReadOnlyCollection<Received> Received,
    HubFigures After
);
