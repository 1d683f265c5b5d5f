using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Days lost per hours worked.</summary>
internal sealed class SeverityRate : IDomainMeasure
{
    private const double UsualBase = 200_000;

    public MeasureText About { get; } =
        new(
            "severity_rate",
            "Severity rate",
            "days lost × {base} ÷ hours worked.",
            "severity rate",
            "lost day rate",
            "lost workday rate",
            "ltisr",
            "injury severity rate",
            "dart severity"
        )
        {
            HasPeriod = true,
        };

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.LostDays is null ? $"{roles.Incidents.Name} has no column of days lost."
        : roles.Hours is null ? "No hours worked were found: the rate needs a column of hours worked, and is not made up without it."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var days = context.Roles.LostDays!;
        var hoursBase = context.Base ?? UsualBase;
        var lost = new StatisticOf(Statistic.Sum, new ColumnValue(new Field(days.Name)));
        var plan = HoursRate.Plan(context, this, hoursBase, lost, new ShownColumn(0, "days lost", $"Days lost ({days.Label})", "integer"));
        return plan with
        {
            Notes =
            [
                .. plan.Notes,
                context.Words.SeverityMadeOf(hoursBase, $"{context.Sheet.Name}.{days.Name}"),
            ],
        };
    }
}
