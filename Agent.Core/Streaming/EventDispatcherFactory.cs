using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>Makes the dispatcher of each run; all share one timer.</summary>
public sealed class EventDispatcherFactory : IDisposable
{
    private readonly StreamingOptions _options;
    private readonly WindowTimer _timer;

    /// <summary>Makes the factory.</summary>
    public EventDispatcherFactory(IOptions<StreamingOptions> options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _options = options.Value;
        _timer = new WindowTimer(_options.Window, timeProvider);
    }

    /// <summary>
    /// Starts a dispatcher that appends to <paramref name="log"/>. Its owner calls <see cref="EventDispatcher.CompleteAsync"/>.
    /// </summary>
    public EventDispatcher Create(IRunLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return new EventDispatcher(log, _options, _timer);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
