namespace Agent.Tests.Faults;

/// <summary>Faults of the network over the log in memory.</summary>
internal sealed class MemoryLogFaultTests : FaultContract
{
    protected override IReadOnlyList<string> Settings => ["Agent:Store=memory"];
}
