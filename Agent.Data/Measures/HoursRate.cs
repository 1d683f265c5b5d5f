using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures.Words;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Asks for something per hours worked, whole or by a column that both sheets have, or over time.</summary>
internal static class HoursRate
{
    public static string Words(double hoursBase) => hoursBase.ToString("#,0", CultureInfo.InvariantCulture);

    /// <param name="context">What is asked.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="hoursBase">Hours it is given for.</param>
    /// <param name="above">What is set against the hours.</param>
    /// <param name="column">How it is shown.</param>
    /// <exception cref="ToolRefusal">The hours are not of the time asked for, or not broken down so.</exception>
    public static MeasureQuery Plan(MeasureContext context, IDomainMeasure measure, double hoursBase, Aggregate above, ShownColumn column)
    {
        var hours = context.Roles.Hours!;
        var (window, timeNote) = CommonTime.Of(context);
        var (whose, worked, whoseNote) = ContractorMark.Of(context);
        var narrowed = context with { Window = window };
        var query = narrowed.Ask(context.Roles.Occurred, whose) with
        {
            Select =
            [
                new RatioOf(above, new StatisticOf(Statistic.Sum, worked)) { Factor = hoursBase, DenominatorFrom = hours.Sheet.Table },
            ],
            GroupBy = Keys(context, hours),
            Order = context.Group is null ? [] : [new OrderBy { Select = 0, Descending = true }, new OrderBy { Key = 0 }],
            Window = context.Rolling is { } periods ? new Window(WindowForm.RollingSum) { Periods = periods } : null,
        };
        return new MeasureQuery(query, narrowed.Title(measure))
        {
            Notes = [.. new[] { timeNote, whoseNote }.OfType<string>()],
            Shape = result =>
                Named(
                    ShownColumn.Pick(
                        result,
                        column with
                        {
                            At = 1,
                        },
                        new ShownColumn(2, "hours", $"Hours ({hours.Name})", "number", "h"),
                        new ShownColumn(0, "rate", measure.About.Heading, "number", $"per {Words(hoursBase)} h")
                    ),
                    context.Period,
                    context.Words
                ),
        };
    }

    /// <summary>The key of a rate over time by the name of its period.</summary>
    public static QueryResult Named(QueryResult result, string? period, MeasureWords words) =>
        period is null
            ? result
            : result with
            {
                Columns =
                [
                    result.Columns[0] with
                    {
                        Name = period,
                        Label = words.Own(char.ToUpperInvariant(period[0]) + period[1..]),
                    },
                    .. result.Columns.Skip(1),
                ],
            };

    private static IReadOnlyList<GroupKey> Keys(MeasureContext context, HoursColumn hours)
    {
        if (context.Period is not { } period)
        {
            if (context.Group is { } group && !hours.Sheet.Columns.Any(column => LooseText.Key(column.Name) == LooseText.Key(group.Name)))
                throw new ToolRefusal(
                    "measure_unavailable",
                    $"The hours in {hours.Sheet.Name} are not given by {group.Name}; they have: {string.Join(", ", hours.Sheet.Columns.Select(column => column.Name))}.",
                    [.. hours.Sheet.Columns.Where(column => column.Kind == ColumnKind.Text).Select(column => column.Name)]
                );
            return context.Keys;
        }

        if (context.Group is not null)
            throw new ToolRefusal("bad_arguments", "A rate is broken down by a column or over time, not by both.");
        if (hours.Date is null)
            throw new ToolRefusal(
                "measure_unavailable",
                $"The hours in {hours.Sheet.Name} are not dated: they cannot be told by {period}."
            );
        return [Over(context.Roles.Occurred!, period)];
    }

    /// <summary>A date by the period it is followed over.</summary>
    /// <exception cref="ToolRefusal">The period is too short for a rate.</exception>
    public static GroupKey Over(ColumnProfile date, string period) =>
        MeasureContext.Key(date) with
        {
            Period = period switch
            {
                "month" => Period.Month,
                "quarter" => Period.Quarter,
                "year" => Period.Year,
                _ => throw new ToolRefusal(
                    "bad_arguments",
                    $"A rate is followed over month, quarter or year, not over \"{period}\": shorter periods have too few hours to tell."
                ),
            },
            SkipBlank = true,
        };
}
