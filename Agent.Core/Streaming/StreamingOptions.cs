namespace Agent.Core.Streaming;

/// <summary>How runs become batches and how long they are kept: <c>Agent:Streaming</c>.</summary>
public sealed class StreamingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Agent:Streaming";

    /// <summary>
    /// How long events may be gathered into one batch after the last one left; 0–1 s, default 50 ms. 0 sends each event at once.
    /// </summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Size at which a batch is closed before its window ends, in bytes as estimated for the wire; 1,024–1,048,576, default 16,384.
    /// </summary>
    public int MaxBatchBytes { get; set; } = 16 * 1024;

    /// <summary>Events a producer may be ahead of the dispatcher before it has to wait; 16–65,536, default 512.</summary>
    public int ChannelCapacity { get; set; } = 512;

    /// <summary>Events one run may produce before it is ended as too large; 1,000–10,000,000, default 200,000.</summary>
    public int MaxRunEvents { get; set; } = 200_000;

    /// <summary>Bytes one run may produce before it is ended as too large; 64 kB–1 GB, default 64 MB.</summary>
    public long MaxRunBytes { get; set; } = 64L << 20;

    /// <summary>Events a log keeps; older ones go and positions before them are lost; 1,000–10,000,000, default 50,000.</summary>
    public int MaxLogEvents { get; set; } = 50_000;

    /// <summary>Bytes a log keeps, as estimated; older events go and positions before them are lost; 64 kB–1 GB, default 16 MB.</summary>
    public long MaxLogBytes { get; set; } = 16L << 20;

    /// <summary>How long the log of an ended run can be read; 1 s–24 h, default 15 min.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Bytes the logs of all ended runs may hold together; beyond it the one that ended first goes; 1 MB–64 GB, default 256 MB.
    /// </summary>
    public long MaxRetainedBytes { get; set; } = 256L << 20;

    /// <summary>Ended runs kept at most, whatever their size; 1–1,000,000, default 10,000.</summary>
    public int MaxRetainedRuns { get; set; } = 10_000;

    /// <summary>Events a viewer that catches up is given in one batch; 1–4,096, default 256.</summary>
    public int MaxReplayEvents { get; set; } = 256;

    /// <summary>
    /// Bytes a viewer may fall behind the run before its stream is ended as slow, beside what it had to catch up with when it came; 64 kB–1
    /// GB, default 4 MB.
    /// </summary>
    public long MaxViewerLagBytes { get; set; } = 4L << 20;

    /// <summary>
    /// How long a connection may leave a batch lying before it is ended as slow; 1 s–5 min, default 8 s, less than SignalR's own 10 s.
    /// </summary>
    public TimeSpan ViewerStallTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Streams one connection may have open at once; 1–10,000, default 32.</summary>
    public int MaxStreamsPerConnection { get; set; } = 32;

    /// <summary>Streams one user may have open at once, over all connections; 1–100,000, default 256.</summary>
    public int MaxStreamsPerUser { get; set; } = 256;

    /// <summary>
    /// Whether WebSocket messages are compressed for clients that offer it; default false. Never where secrets and text that a stranger
    /// chooses
    /// share a stream: their lengths then tell about each other. See docs/decisions/0051.
    /// </summary>
    public bool Compression { get; set; }
}
