using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Soak;

/// <summary>Viewers that drop, over the log in memory.</summary>
internal sealed class MemoryLogSoakTests : SoakContract
{
    // The hub's own log is the one in memory.
    protected override void AddRunLog(IServiceCollection services)
    {
    }
}
