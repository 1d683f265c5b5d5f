using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>Groups that occur with every value that a second key has within the query's condition.</summary>
internal static class EveryKey
{
    /// <summary>The condition on the groups.</summary>
    public static SqlText Condition(ForAll forAll, FigureContext figures)
    {
        using var part = figures.Compile.In("forAll.key");
        var plan = KeyPlanner.Plan(forAll.Key, figures.Grouping.Units);
        var column = SqlText.Checked(figures.Column(plan.Raw));
        SqlText own, all;
        if (plan.IsList)
        {
            own = Different(figures.Group($"list({column})", isZeroWhenEmpty: false));
            all = Different(figures.Total($"list({column})"));
        }
        else
        {
            own = figures.Group($"count(DISTINCT {column})", isZeroWhenEmpty: true);
            all = figures.Total($"count(DISTINCT {column})");
        }

        return forAll.Negated ? (SqlText)$"{own} < {all}" : $"({all} > 0 AND {own} = {all})";
    }

    private static SqlText Different(SqlText lists) => $"len(list_distinct(list_filter(flatten({lists}), lambda item: item IS NOT NULL)))";
}
