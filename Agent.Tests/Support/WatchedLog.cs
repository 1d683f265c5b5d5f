using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>A log that signals when a message holds a text.</summary>
internal sealed class WatchedLog(string text) : ILoggerProvider, ILogger
{
    private readonly TaskCompletionSource<string> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first message that holds the text.</summary>
    public Task<string> Seen => _seen.Task;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var message = formatter(state, exception);
        if (message.Contains(text, StringComparison.Ordinal))
            _seen.TrySetResult(message);
    }

    public void Dispose()
    {
    }
}
