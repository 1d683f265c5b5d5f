namespace Agent.Core.Queries.Canonical;

/// <summary>One form for each set of counts: "more than two" is "at least three", "fewer than one" is "none".</summary>
internal static class RelatedCounts
{
    /// <summary>The form.</summary>
    public static (CompareOp Op, int Count) Canonical(CompareOp op, int count)
    {
        if (op == CompareOp.Gt && count < int.MaxValue)
            (op, count) = (CompareOp.Ge, count + 1);
        if (op == CompareOp.Le && count < int.MaxValue)
            (op, count) = (CompareOp.Lt, count + 1);
        return (op, count) switch
        {
            (CompareOp.Lt, 1) => (CompareOp.Eq, 0),
            (CompareOp.Ne, 0) => (CompareOp.Ge, 1),
            _ => (op, count),
        };
    }
}
