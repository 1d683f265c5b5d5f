namespace Agent.Benchmarks.Streaming.Load;

/// <summary>What one arm did under one load.</summary>
internal sealed record Measurement
{
    /// <summary>Events made per second.</summary>
    public required double EventsPerSecond { get; init; }

    /// <summary>Processor time of the server, µs per event made.</summary>
    public required double CpuMicroseconds { get; init; }

    /// <summary>Managed bytes the server allocated per event made.</summary>
    public required double Allocated { get; init; }

    /// <summary>Frames per answer.</summary>
    public required double Frames { get; init; }

    /// <summary>Bytes on the wire per event made.</summary>
    public required double Bytes { get; init; }

    /// <summary>From the question to the first event, ms.</summary>
    public required Percentiles FirstEvent { get; init; }

    /// <summary>From the making of an answer's first piece to its arrival, ms.</summary>
    public required Percentiles FirstText { get; init; }

    /// <summary>From the making of a piece to its arrival, ms.</summary>
    public required Percentiles Token { get; init; }

    /// <summary>From the making of a critical event to its arrival, ms.</summary>
    public required Percentiles Critical { get; init; }
}
