using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Data.Tools;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Incidents by place and month; months without one are in it, as 0.</summary>
internal sealed class LocationMonthHeatmap : IDomainMeasure
{
    private const int Places = 20;

    public MeasureText About { get; } = new(
        "location_month_heatmap", "Incidents by place and month", "incidents of each place in each month.",
        "heatmap", "heat map", "location heatmap", "incident heatmap", "heatmap of incidents", "hotspots by month", "location by month heatmap");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Location is null ? $"{roles.Incidents.Name} has no column of places. Name a column in group_by."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public async Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var place = context.Group ?? context.Roles.Location!;
        var whole = context with { Group = null };
        var months = Math.Max(1, context.Call.Options.MaxRows / Places);
        var from = new Breakdown(whole).From([], ("place", place));
        SqlText rows = $"SELECT CAST(place AS VARCHAR) AS place, date_trunc('month', CAST(\"at\" AS TIMESTAMP)) AS month {from} WHERE \"at\" IS NOT NULL AND place IS NOT NULL";
        SqlText largest = $"SELECT place FROM incidents GROUP BY place ORDER BY count(*) DESC, place LIMIT {Places}";
        SqlText span = $"SELECT unnest(generate_series(greatest(min(month), max(month) - to_months(CAST({months - 1} AS INTEGER))), max(month), INTERVAL 1 MONTH)) AS month FROM incidents";
        SqlText main = $"WITH incidents AS ({rows}), places AS ({largest}), months AS ({span}) SELECT p.place AS {new SqlName(place.Name)}, strftime(m.month, '%Y-%m') AS \"month\", count(i.place) AS \"count\" FROM places p CROSS JOIN months m LEFT JOIN incidents i ON i.place = p.place AND i.month = m.month GROUP BY 1, 2 ORDER BY 1, 2";
        if (place.Distinct > Places)
            context.Call.Note($"The {Places} {place.Name} with the most incidents of {place.Distinct}.");
        var query = new DataQuery
        {
            Title = $"{whole.Title(this)} ({place.Label})",
            Sheet = context.Sheet.Name,
            Main = main,
            MaxRows = context.Call.Options.MaxRows,
            Columns =
            [
                new TableColumn { Name = place.Name, Label = place.Label, Kind = "text" },
                new TableColumn { Name = "month", Label = "Month", Kind = "text" },
                new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
            ],
            Rows = context.Rows(context.Roles.Occurred, $"{new SqlName(context.Roles.Occurred!.Name)} IS NOT NULL AND {new SqlName(place.Name)} IS NOT NULL", "date and place are not blank"),
        };
        var result = await context.Call.TableAsync(query, cancellationToken).ConfigureAwait(false);
        return result.Table.Rows.Count == 0 ? result : result with { Chart = ChartMaker.Make("heatmap", result.Table, result.Table.Title, context.Call.Workspace.NextChartId()) };
    }
}
