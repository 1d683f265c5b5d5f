namespace Agent.Protocol;

/// <summary>Forms in which a batch goes over the wire.</summary>
public enum BatchEncoding
{
    /// <summary>JSON as UTF-8.</summary>
    Json,

    /// <summary>MessagePack.</summary>
    MessagePack,

    /// <summary>Server-sent events, one for each event.</summary>
    ServerSentEvents,
}
