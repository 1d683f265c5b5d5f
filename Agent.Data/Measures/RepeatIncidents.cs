using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Incidents of one kind that came again at the same place within 90 days: what was done about the first did not hold.</summary>
internal sealed class RepeatIncidents : IDomainMeasure
{
    private const int Days = 90;

    public MeasureText About { get; } = new(
        "repeat_incidents", "Repeat incidents", $"incidents of the same kind at the same place within {Days} days of the one before.",
        "repeat incidents", "repeated incidents", "recurring incidents", "recurrence", "repeat events", "recurrent incidents");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Location is null ? $"{roles.Incidents.Name} has no column of places."
        : roles.Kind is null ? $"{roles.Incidents.Name} has no column of kinds of incidents."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var (place, kind) = (context.Group ?? context.Roles.Location!, context.Roles.Kind!);
        var whole = context with { Group = null };
        var from = new Breakdown(whole).From([], ("place", place), ("kind", kind));
        SqlText gaps = $"SELECT place, kind, date_diff('day', CAST(lag(\"at\") OVER (PARTITION BY lower(trim(place)), lower(trim(kind)) ORDER BY \"at\") AS DATE), CAST(\"at\" AS DATE)) AS gap {from} WHERE \"at\" IS NOT NULL AND place IS NOT NULL AND kind IS NOT NULL";
        context.Call.Note($"Same {place.Name} and same {kind.Name}, at most {Days} days after the one before.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = whole.Title(this),
                Sheet = context.Sheet.Name,
                Main = $"SELECT min(place) AS {new SqlName(place.Name)}, min(kind) AS {new SqlName(kind.Name)}, count(*) AS \"incidents\", count(*) FILTER (WHERE gap <= {Days}) AS \"repeats\", min(gap) AS \"shortest gap\" FROM ({gaps}) GROUP BY lower(trim(place)), lower(trim(kind)) HAVING count(*) FILTER (WHERE gap <= {Days}) > 0 ORDER BY \"repeats\" DESC, \"incidents\" DESC, 1, 2",
                MaxRows = context.Call.Options.MaxRows,
                Columns =
                [
                    new TableColumn { Name = place.Name, Label = place.Label, Kind = "text" },
                    new TableColumn { Name = kind.Name, Label = kind.Label, Kind = "text" },
                    new TableColumn { Name = "incidents", Label = "Incidents", Kind = "integer" },
                    new TableColumn { Name = "repeats", Label = $"Within {Days} days", Kind = "integer" },
                    new TableColumn { Name = "shortest gap", Label = "Shortest gap", Kind = "integer", Unit = "days" },
                ],
                Rows = context.Rows(context.Roles.Occurred, $"{new SqlName(context.Roles.Occurred!.Name)} IS NOT NULL AND {new SqlName(place.Name)} IS NOT NULL AND {new SqlName(kind.Name)} IS NOT NULL", "date, place and kind are not blank"),
            },
            cancellationToken);
    }
}
