using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Operands;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>A statistic of a value. What several rows share counts once in a group; where a row has several values, each counts.</summary>
internal sealed class StatisticOfWriter : AggregateWriter<StatisticOf>
{
    protected override FigurePlan Write(StatisticOf aggregate, FigureContext figures)
    {
        var isAny = aggregate.Function is Statistic.Min or Statistic.Max or Statistic.First or Statistic.Last;
        var (name, value) = figures.Value(
            aggregate.Of,
            one =>
                one.IsNumber ? Number(one, aggregate.Function)
                : isAny && one.Kind is not (ColumnKind.List or ColumnKind.Empty) ? one
                : throw figures.Compile.Fault(
                    "wrong_kind",
                    $"{one.Label} holds {one.Kind.ToWireName()} values: there is no {Word(aggregate)} of them.",
                    Numbers(figures)
                )
        );
        var sql = aggregate.Function is Statistic.First or Statistic.Last
            ? ByTime(aggregate.Function, name, value, figures)
            : Statistics(aggregate, name, value, figures);
        if (isAny && MonthOnly.Is(value))
            return new FigurePlan(PeriodSteps.Label(sql, Period.Month), Column(aggregate, value) with { Kind = "text" });
        return new FigurePlan(sql, Column(aggregate, value)) { IsZeroWhenEmpty = aggregate.Function == Statistic.Sum };
    }

    // Least and greatest of a length of time stay what they are; calculations need hours.
    private static RowValue Number(RowValue value, Statistic function) =>
        function is Statistic.Min or Statistic.Max or Statistic.First or Statistic.Last && value.Kind == ColumnKind.Duration
            ? value
            : value.AsNumber();

    private static SqlText Statistics(StatisticOf aggregate, string name, RowValue value, FigureContext figures)
    {
        var isSum = aggregate.Function == Statistic.Sum;
        var column = SqlText.Checked(name);
        if (value.IsList)
            return OfList($"flatten({figures.Group($"list({column})", isZeroWhenEmpty: false)})", aggregate, figures);
        var isIdempotent = aggregate.Function is Statistic.Min or Statistic.Max or Statistic.Range;
        if (!isIdempotent && figures.Scope.SharedBy(RowValues.Fields(aggregate.Of)) is { } shared)
        {
            figures.Compile.Note($"{value.Label} is shared by several rows; it counts once for all of them.");
            var by = SqlText.Checked(figures.Column(shared));
            var once = figures.Group($"list(DISTINCT {{'by': {by}, 'value': {column}}})", isZeroWhenEmpty: false);
            return OfList($"list_transform({once}, lambda one: one.value)", aggregate, figures);
        }

        return aggregate.Function == Statistic.Range
            ? $"({figures.Group($"max({column})", false)} - {figures.Group($"min({column})", false)})"
            : figures.Group(OfColumn(aggregate, column, figures), isSum);
    }

    private static SqlText OfColumn(StatisticOf aggregate, SqlText column, FigureContext figures) => aggregate.Function switch
    {
        Statistic.Sum => (SqlText)$"sum({column})",
        Statistic.Mean => $"avg({column})",
        Statistic.Median => $"median({column})",
        Statistic.Percentile => $"quantile_cont({column}, {Fraction(aggregate, figures)})",
        Statistic.Min => $"min({column})",
        Statistic.Max => $"max({column})",
        _ => $"stddev_samp({column})",
    };

    private static SqlText OfList(SqlText list, StatisticOf aggregate, FigureContext figures)
    {
        SqlText known = $"list_filter({list}, lambda one: one IS NOT NULL)";
        return aggregate.Function switch
        {
            Statistic.Sum => (SqlText)$"coalesce(list_sum({known}), 0)",
            Statistic.Mean => $"list_avg({known})",
            Statistic.Median => $"list_median({known})",
            Statistic.Percentile => $"list_aggregate({known}, 'quantile_cont', {Fraction(aggregate, figures)})",
            Statistic.Min => $"list_min({known})",
            Statistic.Max => $"list_max({known})",
            Statistic.Range => $"(list_max({known}) - list_min({known}))",
            _ => $"list_aggregate({known}, 'stddev_samp')",
        };
    }

    private static SqlText ByTime(Statistic function, string name, RowValue value, FigureContext figures)
    {
        if (value.IsList)
            throw figures.Compile.Fault(
                "bad_query",
                $"A row has several values of {value.Label}: there is no first or last of them here. Ask from their own table."
            );
        var date = DateColumns.Default(figures.Compile, figures.Scope.Sheet);
        var at = SqlText.Checked(
            figures.Column(
                $"CASE WHEN {figures.Scope.Value(new Field(date.Name))} IS NULL THEN NULL ELSE {{'at': {figures.Scope.Value(new Field(date.Name))}, 'row': {figures.Scope.RowId}}} END"
            )
        );
        return figures.Group(
            function == Statistic.First ? (SqlText)$"arg_min({SqlText.Checked(name)}, {at})" : $"arg_max({SqlText.Checked(name)}, {at})",
            false
        );
    }

    private static SqlText Fraction(StatisticOf aggregate, FigureContext figures) =>
        aggregate.Percentile is { } percentile and >= 0 and <= 100
            ? SqlText.Checked((percentile / 100).ToString("R", CultureInfo.InvariantCulture))
            : throw figures.Compile.Fault("bad_value", "A percentile is a number from 0 to 100.");

    private static QueryColumn Column(StatisticOf aggregate, RowValue value)
    {
        var keepsKind = aggregate.Function is Statistic.Min or Statistic.Max or Statistic.First or Statistic.Last;
        var kind =
            keepsKind || (aggregate.Function is Statistic.Sum or Statistic.Range && value.Kind == ColumnKind.Integer)
                ? value.Kind.ToWireName()
                : "number";
        var word = Word(aggregate);
        return new QueryColumn(
            $"{word} {value.Column?.Name ?? value.Label}",
            $"{char.ToUpperInvariant(word[0])}{word[1..]} of {value.Label}",
            kind,
            ResultRole.Figure
        )
        {
            Unit = value.Unit,
        };
    }

    private static string Word(StatisticOf aggregate) => aggregate.Function == Statistic.Percentile
        ? string.Create(CultureInfo.InvariantCulture, $"{aggregate.Percentile}th percentile")
        : aggregate.Function.ToString().ToLowerInvariant();

    private static string[] Numbers(FigureContext figures) =>
        [
            .. figures
                .Scope.Sheet.Columns.Where(column => column.Kind.IsNumeric() || column.Kind == ColumnKind.Duration)
                .Select(column => column.Name)
                .Take(12),
        ];
}
