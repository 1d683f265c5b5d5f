namespace Agent.Core.Queries;

/// <summary>Comparisons; in JSON <c>eq, ne, lt, le, gt, ge</c>.</summary>
public enum CompareOp
{
    /// <summary>Equal.</summary>
    Eq,

    /// <summary>Not equal; blanks differ from every value.</summary>
    Ne,

    /// <summary>Less.</summary>
    Lt,

    /// <summary>At most.</summary>
    Le,

    /// <summary>More.</summary>
    Gt,

    /// <summary>At least.</summary>
    Ge,
}
