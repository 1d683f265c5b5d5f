namespace Agent.Tests.Soak;

/// <summary>Viewers that drop, over the log in memory.</summary>
internal sealed class MemoryLogSoakTests : SoakContract
{
    protected override IReadOnlyList<string> Settings => ["Agent:Store=memory"];
}
