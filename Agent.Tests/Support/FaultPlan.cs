namespace Agent.Tests.Support;

/// <summary>
/// What a <see cref="FaultProxy"/> does to the bytes from server to client. Counts run over all connections of one viewer.
/// </summary>
internal sealed record FaultPlan
{
    /// <summary>Every connection is reset once this many bytes have passed; once.</summary>
    public long? CutAt { get; init; }

    /// <summary>Nothing passes on the connections open once this many bytes have passed; connections made later are well.</summary>
    public long? FreezeAt { get; init; }

    /// <summary>Each piece waits this long.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Bytes per second that pass.</summary>
    public int? BytesPerSecond { get; init; }
}
