using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Core.Streaming;

/// <summary>
/// Bounds what viewers cost: how many streams a connection and a user may have open, and how long a viewer may leave a batch lying that was
/// handed to its connection. What a stalled viewer holds is one batch and the connection's own buffers; after the time its connection is
/// ended.
/// </summary>
public sealed partial class ViewerGuard : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Viewer> _viewers = [];
    private readonly Dictionary<string, int> _perConnection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _perUser = new(StringComparer.Ordinal);
    private readonly StreamingOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<ViewerGuard> _logger;
    private readonly ITimer _timer;

    /// <summary>Makes the guard; one per hub.</summary>
    public ViewerGuard(IOptions<StreamingOptions> options, TimeProvider timeProvider, ILogger<ViewerGuard> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
        _timer = timeProvider.CreateTimer(
            static state => ((ViewerGuard)state!).DropStalled(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Streams open now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _viewers.Count;
        }
    }

    /// <summary>
    /// Admits a stream; null when the connection or the user has too many open. The caller disposes it when the stream ends.
    /// </summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="userId">The user; null when nobody is signed in.</param>
    /// <param name="abort">Ends the connection; called at most once, when the viewer has stalled.</param>
    public Viewer? TryAdmit(string connectionId, string? userId, Action abort)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        var viewer = new Viewer(this, connectionId, userId, abort, _timeProvider);
        lock (_gate)
        {
            var ofConnection = _perConnection.GetValueOrDefault(connectionId);
            var ofUser = userId is null ? 0 : _perUser.GetValueOrDefault(userId);
            if (ofConnection >= _options.MaxStreamsPerConnection || ofUser >= _options.MaxStreamsPerUser)
                return null;
            _perConnection[connectionId] = ofConnection + 1;
            if (userId is not null)
                _perUser[userId] = ofUser + 1;
            _viewers.Add(viewer);
            if (_viewers.Count == 1)
                _timer.Change(Look, Look);
        }

        return viewer;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    internal void Leave(Viewer viewer)
    {
        lock (_gate)
        {
            if (!_viewers.Remove(viewer))
                return;
            CountDown(_perConnection, viewer.ConnectionId);
            if (viewer.UserId is { } user)
                CountDown(_perUser, user);
            if (_viewers.Count == 0)
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private static void CountDown(Dictionary<string, int> counts, string key)
    {
        if (--counts[key] == 0)
            counts.Remove(key);
    }

    private void DropStalled()
    {
        List<Viewer>? stalled = null;
        lock (_gate)
        {
            foreach (var viewer in _viewers)
            {
                if (viewer.StalledFor > _options.ViewerStallTimeout)
                    (stalled ??= []).Add(viewer);
            }
        }

        foreach (var viewer in stalled ?? [])
        {
            if (!viewer.Drop())
                continue;
            LogDropped(viewer.ConnectionId, Agent.Protocol.ErrorCodes.SlowViewer, viewer.StalledFor.TotalSeconds);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {ConnectionId} is ended: {Reason}; it has not taken a batch for {Seconds:F0} s."
    )]
    private partial void LogDropped(string connectionId, string reason, double seconds);
}
