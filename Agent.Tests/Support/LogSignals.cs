using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>A log that a test can wait on: what the product says it does is the signal.</summary>
internal sealed class LogSignals<T> : ILogger<T>
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    /// <summary>Ends when a message with this part is logged after the call.</summary>
    public Task When(string part) =>
        _awaited.GetOrAdd(part, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var message = formatter(state, exception);
        foreach (var (part, signal) in _awaited)
        {
            if (message.Contains(part, StringComparison.Ordinal))
                signal.TrySetResult();
        }
    }
}
