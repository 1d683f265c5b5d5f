using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Client;

/// <summary>
/// Which transport is tried next. SignalR falls back by itself only where a transport is refused; behind a proxy that holds answers back it
/// would wait, so each is tried by itself and for a short time. The best one that ever worked comes first the next time: a network that was
/// silent for a moment costs nobody the better transport.
/// </summary>
internal sealed class TransportOrder
{
    private static readonly HttpTransportType[] BestFirst =
    [
        HttpTransportType.WebSockets,
        HttpTransportType.ServerSentEvents,
        HttpTransportType.LongPolling,
    ];

    // Longer than a handshake takes on a bad line, and less than anybody waits for a page.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(4);

    private readonly HttpTransportType[] _transports;
    private readonly TimeSpan _longest;
    private TimeSpan _patience;
    private int _current;
    private int? _best;

    /// <param name="allowed">The transports that may be used.</param>
    /// <param name="format">What they carry: server-sent events are text.</param>
    /// <param name="longest">The longest time for an attempt.</param>
    public TransportOrder(HttpTransportType allowed, WireFormat format, TimeSpan longest)
    {
        var fitting = BestFirst.Where(transport =>
            allowed.HasFlag(transport) && (format != WireFormat.MessagePack || transport != HttpTransportType.ServerSentEvents));
        _transports = [.. fitting];
        if (_transports.Length == 0)
            _transports = [allowed];
        _longest = longest;
        _patience = _transports.Length == 1 || FirstPatience > longest ? longest : FirstPatience;
    }

    /// <summary>How many there are.</summary>
    public int Count => _transports.Length;

    /// <summary>The one to be tried now.</summary>
    public HttpTransportType Current => _transports[_current];

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan Patience => _patience;

    /// <summary>A new connection is wanted.</summary>
    public void Begin() => _current = _best ?? _current;

    /// <summary>The current one works.</summary>
    public void Worked() => _best = Math.Min(_best ?? _current, _current);

    /// <summary>The next one's turn.</summary>
    public void MoveOn() => _current = (_current + 1) % _transports.Length;

    /// <summary>None has worked in its time: on a slow line all need more.</summary>
    public void BeMorePatient() => _patience = 2 * _patience > _longest ? _longest : 2 * _patience;
}
