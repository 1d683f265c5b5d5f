namespace Agent.Benchmarks.Answers;

/// <summary>What the hub's process has used so far.</summary>
/// <param name="CpuMs">Processor time, ms.</param>
/// <param name="Allocated">Bytes allocated since the start.</param>
/// <param name="Heap">Bytes of the managed heap, garbage included.</param>
/// <param name="Committed">Bytes that the managed heap has taken from the system.</param>
/// <param name="Resident">Bytes in memory, all kinds.</param>
/// <param name="Collections">Garbage collections by generation.</param>
internal sealed record HubFigures(double CpuMs, long Allocated, long Heap, long Committed, long Resident, IReadOnlyList<int> Collections)
{
    public static HubFigures OfThisProcess() =>
        new(
            Environment.CpuUsage.TotalTime.TotalMilliseconds,
            GC.GetTotalAllocatedBytes(),
            GC.GetTotalMemory(false),
            GC.GetGCMemoryInfo().TotalCommittedBytes,
            Environment.WorkingSet,
            [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)]
        );
}
