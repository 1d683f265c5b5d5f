using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>One figure divided by another, both beside it.</summary>
internal sealed class RatioOfWriter : AggregateWriter<RatioOf>
{
    protected override FigurePlan Write(RatioOf aggregate, FigureContext figures)
    {
        var above = Part(aggregate.Numerator, figures, "numerator");
        var below = aggregate.DenominatorFrom is { } table
            ? OtherTable.Write(aggregate.Denominator, table, figures, "denominator")
            : Part(aggregate.Denominator, figures, "denominator");
        SqlText factor = aggregate.Factor == 1 ? (SqlText)$"" : $" * {aggregate.Factor}";
        var unit = aggregate.Factor == 100 ? "%" : null;
        return new FigurePlan(
            $"CAST({above.Sql} AS DOUBLE){factor} / nullif({below.Sql}, 0)",
            new QueryColumn("ratio", Label(aggregate, above, below), unit is null ? "number" : "percent", ResultRole.Figure) { Unit = unit }
        )
        {
            Sides = [AsSide(above), AsSide(below)],
            Factor = above.IsZeroWhenEmpty && below.IsZeroWhenEmpty ? aggregate.Factor : null,
        };
    }

    private static FigurePlan Part(Aggregate aggregate, FigureContext figures, string member)
    {
        using var part = figures.Compile.In(member);
        return figures.Write(aggregate);
    }

    private static FigurePlan AsSide(FigurePlan figure) => figure with { Column = figure.Column with { Role = ResultRole.Side } };

    private static string Label(RatioOf aggregate, FigurePlan above, FigurePlan below) =>
        $"{above.Column.Label} per {(aggregate.Factor is 1 or 100 ? string.Empty : aggregate.Factor.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) + " ")}{below.Column.Label}";
}
