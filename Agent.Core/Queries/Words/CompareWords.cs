namespace Agent.Core.Queries.Words;

/// <summary>Comparisons in words.</summary>
internal static class CompareWords
{
    /// <summary>Against a constant: "Cost over 5".</summary>
    public static string ToWords(this CompareOp op) => op switch
    {
        CompareOp.Eq => "exactly",
        CompareOp.Ne => "other than",
        CompareOp.Lt => "below",
        CompareOp.Le => "at most",
        CompareOp.Gt => "over",
        _ => "at least",
    };

    /// <summary>Of two numbers: "Actual is more than Planned".</summary>
    public static string ToSizeWords(this CompareOp op) => op switch
    {
        CompareOp.Eq => "equal to",
        CompareOp.Ne => "different from",
        CompareOp.Lt => "less than",
        CompareOp.Le => "at most",
        CompareOp.Gt => "more than",
        _ => "at least",
    };

    /// <summary>Of two times: "Closed is later than Due".</summary>
    public static string ToTimeWords(this CompareOp op) => op switch
    {
        CompareOp.Eq => "the same as",
        CompareOp.Ne => "different from",
        CompareOp.Lt => "earlier than",
        CompareOp.Le => "no later than",
        CompareOp.Gt => "later than",
        _ => "no earlier than",
    };
}
