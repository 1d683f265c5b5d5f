using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Near misses for each injury: how much is reported before somebody is hurt.</summary>
internal sealed class NearMissRatio : IDomainMeasure
{
    private static readonly EventClass[] Injuries = [.. EventClasses.Recordable, EventClass.FirstAid];

    public MeasureText About { get; } = new(
        "near_miss_ratio", "Near-miss ratio", "near misses ÷ injuries (first aid and worse).", "near miss ratio", "near misses per injury", "near miss rate", "near miss to injury ratio");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.Classes?.Has(EventClass.NearMiss) != true ? $"No column of {roles.Incidents.Name} tells near misses from injuries."
        : roles.Classes.Test(Injuries) is null ? $"No value of {roles.Incidents.Name}.{roles.Classes.Column.Name} is an injury."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var classes = context.Roles.Classes!;
        var (near, injury) = (classes.Test(EventClass.NearMiss)!, classes.Test(Injuries)!);
        var breakdown = new Breakdown(context);
        SqlText main = $"SELECT {breakdown.Key}count(*) FILTER (WHERE near) AS \"near misses\", count(*) FILTER (WHERE injury) AS \"injuries\", 1.0 * count(*) FILTER (WHERE near) / nullif(count(*) FILTER (WHERE injury), 0) AS \"ratio\" {breakdown.From([("near", near.Sql), ("injury", injury.Sql)])}{breakdown.GroupBy}{breakdown.OrderBy("near misses")}";
        context.Call.Note($"Near misses: {near.Text}. Injuries: {injury.Text}.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = context.Title(this),
                Sheet = context.Sheet.Name,
                Main = main,
                MaxRows = context.Call.Options.MaxRows,
                GroupColumns = breakdown.Columns.Count,
                Columns =
                [
                    .. breakdown.Columns,
                    new TableColumn { Name = "near misses", Label = "Near misses", Kind = "integer" },
                    new TableColumn { Name = "injuries", Label = "Injuries", Kind = "integer" },
                    new TableColumn { Name = "ratio", Label = "Near misses per injury", Kind = "number" },
                ],
                Rows = context.Rows(context.Roles.Occurred),
            },
            cancellationToken);
    }
}
