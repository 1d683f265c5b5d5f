namespace Agent.Score;

/// <summary>What became of a question.</summary>
public enum Verdict
{
    /// <summary>Answered, and the answer is right.</summary>
    Right,

    /// <summary>Answered, and the answer is wrong, or there was nothing to answer.</summary>
    Wrong,

    /// <summary>Refused, and there was nothing to answer.</summary>
    RefusedRightly,

    /// <summary>Refused, though there is an answer.</summary>
    RefusedWrongly,

    /// <summary>No line in the answers file, or a run that ended in an error.</summary>
    Missing,
}
