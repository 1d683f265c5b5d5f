using Agent.Core.Streaming;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Core.Runs;

/// <summary>Clock, log, retention and registry of a <see cref="RunManager"/>.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Streaming">How long logs of ended runs are kept; runs are known as long.</param>
/// <param name="Registry">Runs beyond this process.</param>
/// <param name="Logger">The log.</param>
public sealed record RunManagerEnvironment(
    TimeProvider Time,
    IOptions<StreamingOptions> Streaming,
    IRunRegistry Registry,
    ILogger<RunManager> Logger
);
