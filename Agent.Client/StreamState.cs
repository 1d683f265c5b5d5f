namespace Agent.Client;

/// <summary>What happened to a stream.</summary>
public enum StreamState
{
    /// <summary>The stream broke; the client is waiting to try again.</summary>
    Reconnecting,

    /// <summary>The stream goes on where it broke.</summary>
    Resumed,
}
