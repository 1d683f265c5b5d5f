namespace Agent.Core.Queries.Canonical;

/// <summary>What comparisons become when sides are swapped or the opposite is meant.</summary>
internal static class CompareOps
{
    /// <summary>The comparison with its sides swapped.</summary>
    public static CompareOp Mirrored(this CompareOp op) => op switch
    {
        CompareOp.Lt => CompareOp.Gt,
        CompareOp.Le => CompareOp.Ge,
        CompareOp.Gt => CompareOp.Lt,
        CompareOp.Ge => CompareOp.Le,
        _ => op,
    };

    /// <summary>The opposite, where neither side can be blank.</summary>
    public static CompareOp Opposite(this CompareOp op) => op switch
    {
        CompareOp.Eq => CompareOp.Ne,
        CompareOp.Ne => CompareOp.Eq,
        CompareOp.Lt => CompareOp.Ge,
        CompareOp.Le => CompareOp.Gt,
        CompareOp.Gt => CompareOp.Le,
        _ => CompareOp.Lt,
    };
}
