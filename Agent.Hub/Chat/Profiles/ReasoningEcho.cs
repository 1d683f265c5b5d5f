namespace Agent.Hub.Chat.Profiles;

/// <summary>Whether an endpoint gets a model's reasoning back with the tool results of the same question.</summary>
internal enum ReasoningEcho
{
    /// <summary>Never: the endpoint refuses fields it does not know.</summary>
    Never,

    /// <summary>In the field it came in: some servers refuse the next turn without it, the others ignore it.</summary>
    AsReceived,
}
