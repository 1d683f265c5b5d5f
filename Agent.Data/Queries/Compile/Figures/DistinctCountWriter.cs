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
        var result = new QueryColumn($"distinct {value.Label}", $"Different {value.Label}", "integer", ResultRole.Figure);
        var lists = (value.IsList ? 1 : 0) + (isItems ? 1 : 0);
        if (lists == 0)
            return new FigurePlan(figures.Group($"count(DISTINCT {column})", isZeroWhenEmpty: true), result) { IsZeroWhenEmpty = true };
        var items = figures.Group($"list({column})", isZeroWhenEmpty: false);
        for (; lists > 0; lists--)
            items = $"flatten({items})";
        return new FigurePlan($"coalesce(len(list_distinct({items})), 0)", result) { IsZeroWhenEmpty = true };
    }
}
