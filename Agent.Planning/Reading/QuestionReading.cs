namespace Agent.Planning.Reading;

/// <summary>What the planner makes of a question: a query, or the reason why there is none.</summary>
/// <param name="Query">The query; null when the question is refused.</param>
/// <param name="Refusal">Why it is refused; null when there is a query.</param>
/// <param name="Confidence">How sure the reading is, 0–1.</param>
internal sealed record QuestionReading(LogicalQuery? Query, Refusal? Refusal, double Confidence)
{
    public static QuestionReading Refuse(RefusalKind kind, string message) => new(null, new Refusal(kind, message), 0);
}
