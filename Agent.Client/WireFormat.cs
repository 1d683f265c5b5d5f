namespace Agent.Client;

/// <summary>How messages are written on the wire; the events are the same.</summary>
public enum WireFormat
{
    /// <summary>JSON text: readable, works on every transport.</summary>
    Json,

    /// <summary>MessagePack: binary; on server-sent events, which carry text only, choose <see cref="Json"/>.</summary>
    MessagePack,
}
