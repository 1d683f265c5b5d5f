using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Causes by how many incidents each had, with the running share: the few that make the most.</summary>
internal sealed class RootCausePareto : IDomainMeasure
{
    public MeasureText About { get; } = new(
        "root_cause_pareto", "Pareto of root causes", "incidents of each cause, largest first, with the running share of all that name one.",
        "pareto", "pareto of root causes", "pareto of causes", "root cause pareto", "80/20 of causes", "pareto analysis", "pareto chart");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.RootCause is null ? $"{roles.Incidents.Name} has no column of root causes. Name a column in group_by."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var cause = context.Group ?? context.Roles.RootCause!;
        var whole = context with { Group = null };
        var from = new Breakdown(whole).From([], ("cause", cause));
        SqlText counts = $"SELECT CAST(cause AS VARCHAR) AS cause, count(*) AS n {from} WHERE cause IS NOT NULL GROUP BY cause";
        context.Call.Note($"By {cause.Name}. Incidents without one are not in the shares.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = whole.Title(this) + (context.Group is null ? string.Empty : $" ({cause.Label})"),
                Sheet = context.Sheet.Name,
                Main = $"SELECT cause AS {new SqlName(cause.Name)}, n AS \"count\", 100.0 * n / sum(n) OVER () AS \"percent\", 100.0 * sum(n) OVER (ORDER BY n DESC, cause ROWS UNBOUNDED PRECEDING) / sum(n) OVER () AS \"running percent\" FROM ({counts}) ORDER BY n DESC, cause",
                MaxRows = context.Call.Options.MaxRows,
                Columns =
                [
                    new TableColumn { Name = cause.Name, Label = cause.Label, Kind = "text" },
                    new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
                    new TableColumn { Name = "percent", Label = "Percent", Kind = "percent", Unit = "%" },
                    new TableColumn { Name = "running percent", Label = "Running percent", Kind = "percent", Unit = "%" },
                ],
                Rows = context.Rows(context.Roles.Occurred, $"{new SqlName(cause.Name)} IS NOT NULL", $"{cause.Name} is not blank"),
            },
            cancellationToken);
    }
}
