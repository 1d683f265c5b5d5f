using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Days from an incident to its report.</summary>
internal sealed class ReportingDelay : IDomainMeasure
{
    public MeasureText About { get; } = new(
        "reporting_delay", "Reporting delay", "days from the incident to its report.",
        "reporting delay", "report delay", "reporting lag", "time to report", "days to report", "delay in reporting", "late reporting", "late reports");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Reported is null ? $"{roles.Incidents.Name} has no date of the report."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var (occurred, reported) = (context.Roles.Occurred!, context.Roles.Reported!);
        var breakdown = new Breakdown(context);
        SqlText days = $"date_diff('day', CAST(\"at\" AS DATE), CAST(reported AS DATE))";
        SqlText rows = $"(SELECT *, {days} AS days {breakdown.From([], ("reported", reported))} WHERE {days} >= 0)";
        SqlText delay = $"date_diff('day', CAST({new SqlName(occurred.Name)} AS DATE), CAST({new SqlName(reported.Name)} AS DATE))";
        var counted = context.Rows(occurred);
        context.Call.Note($"From {occurred.Name} to {reported.Name}; incidents without both dates, or reported before they happened, are left out.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = context.Title(this),
                Sheet = context.Sheet.Name,
                Main = $"SELECT {breakdown.Key}count(*) AS \"incidents\", avg(days) AS \"mean days\", median(days) AS \"median days\", quantile_cont(days, 0.9) AS \"90 % within\", max(days) AS \"longest\", 100.0 * count(*) FILTER (WHERE days <= 1) / nullif(count(*), 0) AS \"within a day\" FROM {rows}{breakdown.GroupBy}{breakdown.OrderBy("mean days")}",
                MaxRows = context.Call.Options.MaxRows,
                GroupColumns = breakdown.Columns.Count,
                Columns =
                [
                    .. breakdown.Columns,
                    new TableColumn { Name = "incidents", Label = "Incidents", Kind = "integer" },
                    new TableColumn { Name = "mean days", Label = "Mean", Kind = "number", Unit = "days" },
                    new TableColumn { Name = "median days", Label = "Median", Kind = "number", Unit = "days" },
                    new TableColumn { Name = "90 % within", Label = "90 % within", Kind = "number", Unit = "days" },
                    new TableColumn { Name = "longest", Label = "Longest", Kind = "integer", Unit = "days" },
                    new TableColumn { Name = "within a day", Label = "Within a day", Kind = "percent", Unit = "%" },
                ],
                Rows = counted with
                {
                    Exclusions =
                    [
                        .. counted.Exclusions,
                        new Exclusion($"no {occurred.Name} or no {reported.Name}", $"{new SqlName(occurred.Name)} IS NULL OR {new SqlName(reported.Name)} IS NULL"),
                        new Exclusion("reported before it happened", $"{delay} < 0"),
                    ],
                },
            },
            cancellationToken);
    }
}
