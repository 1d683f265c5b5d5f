namespace Agent.Hub.Chat.Wire;

/// <summary>What a stretch of a model's text is.</summary>
internal enum TextKind
{
    /// <summary>Part of the answer.</summary>
    Answer,

    /// <summary>Thinking between tags.</summary>
    Reasoning,

    /// <summary>A tool call written as text, without its tags.</summary>
    Call,
}
