using Microsoft.Extensions.Logging;

namespace Agent.Core.Runs;

internal static partial class RunLogMessages
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} started")]
    public static partial void LogStarted(this ILogger logger, string runId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} was left without an end and is taken up again, attempt {Attempt}")]
    public static partial void LogTakenUp(this ILogger logger, string runId, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} stopped: {Code}")]
    public static partial void LogStopped(this ILogger logger, string runId, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} failed: {Code}")]
    public static partial void LogFailed(this ILogger logger, Exception failure, string runId, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Draining {Count} runs")]
    public static partial void LogDraining(this ILogger logger, int count);
}
