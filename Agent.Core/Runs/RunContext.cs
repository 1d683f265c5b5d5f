using Agent.Core.Streaming;
using Microsoft.Extensions.Logging;

namespace Agent.Core.Runs;

/// <summary>What every run shares.</summary>
internal sealed record RunContext(
    IRunWork Work,
    IRunLogStore Logs,
    IRunRegistry Registry,
    EventDispatcherFactory Dispatchers,
    RunOptions Options,
    TimeProvider Time,
    ILogger Logger
);
