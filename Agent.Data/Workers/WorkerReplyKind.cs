namespace Agent.Data.Workers;

/// <summary>How a piece of work ended.</summary>
internal enum WorkerReplyKind : byte
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Refused before it was begun, in words for whoever asked.</summary>
    Refused,

    /// <summary>Begun and failed, in words for whoever asked.</summary>
    Failed,

    /// <summary>Failed, and trying again may help.</summary>
    FailedForNow,

    /// <summary>It needed more memory than the worker has.</summary>
    OutOfMemory,

    /// <summary>A fault of the program; the words are for its log.</summary>
    Fault,
}
