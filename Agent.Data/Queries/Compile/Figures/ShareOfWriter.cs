using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>A share in percent, with its part and its whole beside it.</summary>
internal sealed class ShareOfWriter : AggregateWriter<ShareOf>
{
    protected override FigurePlan Write(ShareOf aggregate, FigureContext figures)
    {
        if (aggregate.Base == ShareBase.Group && aggregate.Part is null)
            throw figures.Compile.Fault("bad_query", "A share within each group needs \"part\": what of the group.");
        var isAmount = aggregate.Amount is not null;
        var partial = figures.Narrow(aggregate.Part, "part");
        var (of, value) = Amount(aggregate, figures);
        var part = partial.Group(of, isZeroWhenEmpty: true);
        var whole = aggregate.Base switch
        {
            ShareBase.Group => figures.Group(of, isZeroWhenEmpty: true),
            ShareBase.OuterGroup when aggregate.OuterKeys > 0 => figures.Outer(
                of,
                Math.Min(aggregate.OuterKeys, figures.Grouping.Keys.Count)
            ),
            _ when figures.Grouping.Keys.Count == 0 => figures.Group(of, isZeroWhenEmpty: true),
            _ => figures.Total(of),
        };
        var kind = isAmount ? "number" : "integer";
        var name = isAmount ? value!.Label : "count";
        var wholePlan = new FigurePlan(
            whole,
            new QueryColumn("of", isAmount ? $"Of {name}" : "Of", kind, ResultRole.Side) { Unit = value?.Unit }
        );
        return new FigurePlan(
            $"100.0 * coalesce({part}, 0) / nullif({whole}, 0)",
            new QueryColumn("percent", "Percent", "percent", ResultRole.Figure) { Unit = "%" }
        )
        {
            IsZeroWhenEmpty = true,
            Factor = 100,
            Sides =
            [
                new FigurePlan(
                    $"coalesce({part}, 0)",
                    new QueryColumn(name, isAmount ? name : "Count", kind, ResultRole.Side) { Unit = value?.Unit }
                ),
                wholePlan,
            ],
            Whole = wholePlan,
        };
    }

    private static (SqlText Sql, RowValue? Value) Amount(ShareOf aggregate, FigureContext figures)
    {
        if (aggregate.Amount is not { } amount)
            return ($"count(*)", null);
        using var part = figures.Compile.In("amount");
        var (name, value) = figures.Value(amount, one => one.IsNumber
            ? one.AsNumber()
            : throw figures.Compile.Fault("wrong_kind", $"{one.Label} holds no numbers: there is no share of it."));
        if (value.IsList || figures.Scope.SharedBy(RowValues.Fields(amount)) is not null)
            throw figures.Compile.Fault("bad_query", $"{value.Label} is not of the rows asked about. Ask from its own table.");
        return ($"sum({SqlText.Checked(name)})", value);
    }
}
