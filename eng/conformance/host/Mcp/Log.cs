using Microsoft.Extensions.Logging;

namespace Agent.ConformanceHost.Mcp;

/// <summary>What fixtures log.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Text}")]
    public static partial void Step(ILogger logger, string text);
}
