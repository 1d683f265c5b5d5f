using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>A figure, compiled: an expression over the columns of the grouped statement.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="Column">The column of the result.</param>
internal sealed record FigurePlan(SqlText Sql, QueryColumn Column)
{
    /// <summary>Whether a group without rows has 0 of it, as counts and sums have, and not nothing.</summary>
    public bool IsZeroWhenEmpty { get; init; }

    /// <summary>What it is made of, to be shown beside it.</summary>
    public IReadOnlyList<FigurePlan> Sides { get; init; } = [];

    /// <summary>
    /// Where it is its first side times this, divided by its second: over several periods together the sides add up, the figure does not.
    /// Null otherwise.
    /// </summary>
    public double? Factor { get; init; }

    /// <summary>What 100 % of it is, as a side; null where it is no share.</summary>
    public FigurePlan? Whole { get; init; }
}
