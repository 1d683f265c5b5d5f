using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>The average of a figure per calendar period, empty periods included.</summary>
internal sealed class PerPeriodWriter : AggregateWriter<PerPeriod>
{
    protected override FigurePlan Write(PerPeriod aggregate, FigureContext figures)
    {
        var inner = Inner(aggregate, figures);
        if (!inner.IsZeroWhenEmpty)
            throw figures.Compile.Fault("bad_query", "Only counts and sums have an average per period.");
        var periods = Periods(aggregate, figures);
        var word = PeriodSteps.Word(aggregate.Period);
        return new FigurePlan(
            $"CAST({inner.Sql} AS DOUBLE) / nullif({periods}, 0)",
            new QueryColumn($"{inner.Column.Name} per {word}", $"{inner.Column.Label} per {word}", "number", ResultRole.Figure)
            {
                Unit = inner.Column.Unit,
            }
        )
        {
            IsZeroWhenEmpty = true,
            Sides =
            [
                inner with
                {
                    Column = inner.Column with { Role = ResultRole.Side },
                },
                new FigurePlan(
                    periods,
                    new QueryColumn($"{word}s", $"{char.ToUpperInvariant(word[0])}{word[1..]}s", "integer", ResultRole.Side)
                ),
            ],
        };
    }

    private static FigurePlan Inner(PerPeriod aggregate, FigureContext figures)
    {
        using var part = figures.Compile.In("of");
        return figures.Write(aggregate.Of);
    }

    /// <summary>
    /// The number of periods: of the query's range of time, as far as the day of the query or the last row; else from the first row to the
    /// last.
    /// </summary>
    private static SqlText Periods(PerPeriod aggregate, FigureContext figures)
    {
        var date = aggregate.Date ?? new Field(DateColumns.Default(figures.Compile, figures.Scope.Sheet).Name);
        var moment = figures.Scope.Value(date);
        MonthOnly.Check(figures.Compile, figures.Scope.ColumnOf(date), aggregate.Period);
        var range = TimeBounds.Of(figures.Grouping.Units.Conditions, date);
        var column = SqlText.Checked(figures.Column(PeriodSteps.Start(moment, aggregate.Period)));
        SqlText first = range.From is { } from
            ? (SqlText)$"{PeriodSteps.Start(from, aggregate.Period)}"
            : figures.Grouping.AddTotal($"min({column})");
        SqlText last = figures.Grouping.AddTotal($"max({column})");
        if (range.Until is { } until)
        {
            figures.Compile.UsesAsOf = true;
            SqlText end = $"{PeriodSteps.Start(until.AddTicks(-1), aggregate.Period)}";
            SqlText today = $"{PeriodSteps.Start(figures.Compile.AsOf.ToDateTime(TimeOnly.MinValue), aggregate.Period)}";
            last = $"least({end}, greatest({today}, coalesce({last}, {end})))";
        }

        return $"(date_diff({SqlText.Checked($"'{PeriodSteps.Word(aggregate.Period)}'")}, CAST({first} AS DATE), CAST({last} AS DATE)) + 1)";
    }
}
