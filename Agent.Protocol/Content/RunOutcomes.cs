namespace Agent.Protocol;

/// <summary>Values of <see cref="RunResult.Outcome"/>.</summary>
public static class RunOutcomes
{
    /// <summary>The question was answered.</summary>
    public const string Answer = "answer";

    /// <summary>The question has more than one meaning; the text asks which.</summary>
    public const string Clarify = "clarify";

    /// <summary>The data cannot answer the question; the text says why.</summary>
    public const string Refusal = "refusal";
}
