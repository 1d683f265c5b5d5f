using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Days from an incident to its report.</summary>
internal sealed class ReportingDelay : IDomainMeasure
{
    private const double Most = 90;

    public MeasureText About { get; } =
        new(
            "reporting_delay",
            "Reporting delay",
            "days from the incident to its report.",
            "reporting delay",
            "report delay",
            "reporting lag",
            "time to report",
            "days to report",
            "delay in reporting",
            "late reporting",
            "late reports"
        );

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Reported is null ? $"{roles.Incidents.Name} has no date of the report."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var (occurred, reported) = (context.Roles.Occurred!, context.Roles.Reported!);
        var days = new DurationBetween(new Field(occurred.Name), new Field(reported.Name), TimeUnit.Day);
        var query = context.Ask(occurred, new CompareValue(days, CompareOp.Ge, 0)) with
        {
            Select =
            [
                new StatisticOf(Statistic.Mean, days),
                new CountOf(),
                new StatisticOf(Statistic.Median, days),
                new StatisticOf(Statistic.Percentile, days) { Percentile = Most },
                new StatisticOf(Statistic.Max, days),
                new ShareOf
                {
                    Part = new CompareValue(days, CompareOp.Le, 1),
                    Base = context.Group is null ? ShareBase.Total : ShareBase.Group,
                },
            ],
            GroupBy = context.Keys,
            Order = context.Group is null ? [] : [new OrderBy { Select = 0, Descending = true }, new OrderBy { Key = 0 }],
        };
        return new MeasureQuery(query, context.Title(this))
        {
            Notes =
            [
                context.Words.DelayMadeOf(occurred.Name, reported.Name),
            ],
            LeftOut =
            [
                (
                    context.Words.Lacks(occurred.Name, reported.Name),
                    new AnyOf([new IsBlank(new Field(occurred.Name)), new IsBlank(new Field(reported.Name))])
                ),
                (context.Words.ReportedBefore, new CompareValue(days, CompareOp.Lt, 0)),
            ],
            Shape = result => ShownColumn.Pick(
                result,
                new ShownColumn(1, "incidents", "Incidents", "integer"),
                new ShownColumn(0, "mean days", "Mean", "number", "days"),
                new ShownColumn(2, "median days", "Median", "number", "days"),
                new ShownColumn(3, "90 % within", "90 % within", "number", "days"),
                new ShownColumn(4, "longest", "Longest", "number", "days"),
                new ShownColumn(5, "within a day", "Within a day", "percent", "%")),
        };
    }
}
