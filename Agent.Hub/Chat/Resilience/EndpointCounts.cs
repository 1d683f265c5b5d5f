namespace Agent.Hub.Chat.Resilience;

/// <summary>What an endpoint has done since the start; written with interlocked operations.</summary>
internal struct EndpointCounts
{
    /// <summary>Requests sent, retries included.</summary>
    public long Requests;

    /// <summary>Of those, retries.</summary>
    public long Retries;

    /// <summary>Of those, failed ones.</summary>
    public long Faults;

    /// <summary>Code of the last failure; null while there was none.</summary>
    public string? LastFault;
}
