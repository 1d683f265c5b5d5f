namespace Agent.Hub.Chat.Wire;

/// <summary>What one event of the stream was.</summary>
internal enum FrameKind
{
    /// <summary>Nothing to act on.</summary>
    Ignored,

    /// <summary>A chunk of the answer: <see cref="Chunk"/> holds it.</summary>
    Data,

    /// <summary>The endpoint reports a failure: <see cref="Chunk.Error"/> holds it.</summary>
    Error,

    /// <summary>JSON that broke off or is none.</summary>
    Unreadable,

    /// <summary><c>[DONE]</c>.</summary>
    Done,

    /// <summary>The body is over.</summary>
    End,
}
