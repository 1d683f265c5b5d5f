using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Faults;

/// <summary>Faults of the network over the log in memory.</summary>
internal sealed class MemoryLogFaultTests : FaultContract
{
    // The hub's own log is the one in memory.
    protected override void AddRunLog(IServiceCollection services)
    {
    }
}
