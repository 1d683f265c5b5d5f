using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>Comparisons as SQL.</summary>
internal static class CompareOps
{
    /// <summary>The operator; null on either side gives null.</summary>
    public static SqlText Sql(CompareOp op) => SqlText.Checked(op switch
    {
        CompareOp.Eq => "=",
        CompareOp.Ne => "<>",
        CompareOp.Lt => "<",
        CompareOp.Le => "<=",
        CompareOp.Gt => ">",
        _ => ">=",
    });

    /// <summary>A value compared with a constant: blanks differ from every value.</summary>
    public static SqlText WithConstant(SqlText left, CompareOp op, SqlText constant) =>
        op == CompareOp.Ne ? (SqlText)$"{left} IS DISTINCT FROM {constant}" : $"{left} {Sql(op)} {constant}";
}
