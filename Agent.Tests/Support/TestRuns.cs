using Agent.Core.Runs;
using Agent.Core.Streaming;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Support;

/// <summary>Makes run managers for tests.</summary>
internal static class TestRuns
{
    public static RunManager Manager(IRunWork work, TimeProvider time, Action<RunOptions>? configure = null)
    {
        var options = new RunOptions();
        configure?.Invoke(options);
        var streaming = Options.Create(new StreamingOptions());
        return new RunManager(
            work,
            new MemoryRunLogStore(streaming, time),
            new EventDispatcherFactory(streaming, time),
            Options.Create(options),
            new RunManagerEnvironment(time, streaming, new MemoryRunRegistry(), NullLogger<RunManager>.Instance));
    }
}
