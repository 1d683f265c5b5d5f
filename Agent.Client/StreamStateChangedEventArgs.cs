namespace Agent.Client;

/// <summary>A change of a stream's state.</summary>
public sealed class StreamStateChangedEventArgs : EventArgs
{
    /// <summary>The state now.</summary>
    public required StreamState State { get; init; }

    /// <summary>The run; null when the cut came before it was known.</summary>
    public string? RunId { get; init; }

    /// <summary>Attempts made since the stream last gave an event.</summary>
    public int Attempt { get; init; }

    /// <summary>Time until the next attempt; zero when resumed.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why the stream broke, for a log; null when resumed.</summary>
    public string? Reason { get; init; }
}
