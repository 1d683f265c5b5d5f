namespace Agent.Hub.Chat.Wire;

/// <summary>What a part of a model's text is.</summary>
internal enum TextKind
{
    /// <summary>Part of the answer.</summary>
    Answer,

    /// <summary>Thinking between tags.</summary>
    Reasoning,

    /// <summary>A tool call written as text, without its tags.</summary>
    Call,

    /// <summary>
    /// The rest of a turn that began as a tool call without tags of its own begins; the answer's text where it turns out to be none.
    /// </summary>
    Written,

    /// <summary>An end tag of thinking that was never opened: the answer so far was thinking. Has no text.</summary>
    ThinkingBefore,
}
