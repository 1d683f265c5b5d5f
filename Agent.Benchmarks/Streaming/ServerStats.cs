namespace Agent.Benchmarks.Streaming;

/// <summary>What the server's process has used so far.</summary>
/// <param name="CpuMs">Processor time, user and system, ms.</param>
/// <param name="AllocatedBytes">Managed bytes allocated.</param>
/// <param name="HeapBytes">Managed heap now; after a full collection where that was asked for.</param>
/// <param name="WorkingSetBytes">Memory of the process now.</param>
/// <param name="Events">Events made.</param>
/// <param name="Working">Runs at work.</param>
internal sealed record ServerStats(double CpuMs, long AllocatedBytes, long HeapBytes, long WorkingSetBytes, long Events, int Working);
