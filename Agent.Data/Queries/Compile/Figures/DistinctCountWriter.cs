using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>The number of different values.</summary>
internal sealed class DistinctCountWriter : AggregateWriter<DistinctCount>
{
    protected override FigurePlan Write(DistinctCount aggregate, FigureContext figures)
    {
        var isItems = false;
        var (name, value) = figures.Value(aggregate.Of, one =>
        {
            isItems = one.Column?.Kind == ColumnKind.List;
            return one.Column is null || !one.Kind.IsText() ? one
                : one with { Sql = isItems ? ListItems.Of(one.Column, one.Sql) : Spellings.Of(one.Column).Usual(one.Sql) };
        });
        var column = SqlText.Checked(name);
        SqlText count = (value.IsList, isItems) switch
        {
            (true, true) => (SqlText)$"len(list_distinct(flatten(flatten(list({column})))))",
            (true, false) or (false, true) => $"len(list_distinct(flatten(list({column}))))",
            _ => $"count(DISTINCT {column})",
        };
        return new FigurePlan(Filtered(figures, count, value.IsList || isItems, column), new QueryColumn($"distinct {value.Label}", $"Different {value.Label}", "integer", ResultRole.Figure)) { IsZeroWhenEmpty = true };
    }

    // A filter stands behind the aggregate, which is the list inside.
    private static SqlText Filtered(FigureContext figures, SqlText count, bool isList, SqlText column)
    {
        if (!isList)
            return figures.Group(count, isZeroWhenEmpty: true);
        var list = figures.Group($"list({column})", isZeroWhenEmpty: false);
        var flat = count.ToString().Contains("flatten(flatten", StringComparison.Ordinal) ? (SqlText)$"flatten(flatten({list}))" : $"flatten({list})";
        return $"coalesce(len(list_distinct({flat})), 0)";
    }
}
