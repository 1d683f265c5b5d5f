using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures.Words;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// Incidents period by period with Shewhart's control limits: the c chart of their number, the u chart of their rate per hours worked. What
/// lies outside is more than
/// chance; what lies within is no reason to praise or to blame.
/// </summary>
/// <param name="perHours">Whether it is the u chart.</param>
internal sealed class ControlChart(bool perHours) : IDomainMeasure
{
    private const double UsualBase = 200_000;
    private const double Sigmas = 3;

    public MeasureText About { get; } =
        perHours
            ? new(
                "u_chart",
                "Control chart of the incident rate (u chart)",
                "incidents × {base} ÷ hours worked of each month; mean ± 3 × √(mean ÷ hours of the month).",
                "u chart",
                "u-chart",
                "control chart of the incident rate",
                "control chart of rates"
            )
            {
                HasPeriod = true,
            }
            : new(
                "c_chart",
                "Control chart of incidents (c chart)",
                "incidents of each month; mean ± 3 × √mean.",
                "c chart",
                "c-chart",
                "control chart",
                "control chart of incidents",
                "shewhart chart",
                "process behaviour chart"
            )
            {
                HasPeriod = true,
            };

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : perHours && roles.Hours?.Date is null
            ? "No hours worked by month were found: the rate needs a column of hours worked, and is not made up without it."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        if (context.Group is not null || context.Rolling is not null)
            throw new ToolRefusal(
                "bad_arguments",
                "A control chart is followed over time: it takes no group_by, and rolling periods have no limits, since they share incidents."
            );
        var over = context with { Period = context.Period ?? "month" };
        return perHours ? Rates(over) : Counts(over);
    }

    private MeasureQuery Counts(MeasureContext context)
    {
        var query = context.Ask(context.Roles.Occurred) with
        {
            Select = [new CountOf()],
            GroupBy = [HoursRate.Over(context.Roles.Occurred!, context.Period!)],
        };
        return new MeasureQuery(query, context.Title(this))
        {
            Notes = [context.Words.CountLimits],
            Shape = result =>
            {
                var counts = ShownColumn.Pick(result, new ShownColumn(0, "count", "Incidents", "integer"));
                var shown = HoursRate.Named(counts, context.Period, context.Words);
                var mean = shown.Rows.Count == 0 ? 0 : shown.Rows.Average(row => ShownColumn.Number(row[1]));
                return Limited(shown, row => (ShownColumn.Number(row[1]), mean, Sigmas * Math.Sqrt(mean)), null, context.Words);
            },
        };
    }

    private MeasureQuery Rates(MeasureContext context)
    {
        var hoursBase = context.Base ?? UsualBase;
        var plan = HoursRate.Plan(context, this, hoursBase, new CountOf(), new ShownColumn(0, "count", "Incidents", "integer"));
        return plan with
        {
            Notes =
            [
                .. plan.Notes,
                context.Words.RateLimits(hoursBase),
            ],
            Shape = result =>
            {
                var shown = plan.Shape(result);
                var known = shown.Rows.Where(row => ShownColumn.Number(row[2]) > 0).ToList();
                var mean =
                    known.Count == 0 ? 0 : known.Sum(row => ShownColumn.Number(row[1])) / known.Sum(row => ShownColumn.Number(row[2]));
                return Limited(
                    shown,
                    row =>
                        ShownColumn.Number(row[2]) is var hours and > 0
                            ? (ShownColumn.Number(row[3]), mean * hoursBase, Sigmas * Math.Sqrt(mean / hours) * hoursBase)
                            : null,
                    $"per {HoursRate.Words(hoursBase)} h",
                    context.Words
                );
            },
        };
    }

    private static QueryResult Limited(
        QueryResult shown,
        Func<IReadOnlyList<object?>, (double Value, double Mean, double Width)?> limits,
        string? unit,
        MeasureWords words
    ) =>
        ShownColumn.Append(
            shown,
            row =>
                limits(row) is not var (value, mean, width)
                    ? [null, null, null, null]
                    :
                    [
                        mean,
                        Math.Max(0, mean - width),
                        mean + width,
                        words.Own(
                            value > mean + width ? "above"
                            : value < mean - width ? "below"
                            : "within"
                        ),
                    ],
            new ShownColumn(0, "mean", "Mean", "number", unit),
            new ShownColumn(0, "lower limit", "Lower limit", "number", unit),
            new ShownColumn(0, "upper limit", "Upper limit", "number", unit),
            new ShownColumn(0, "signal", "Signal", "text")
        );
}
