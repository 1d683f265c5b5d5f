using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Incidents by how bad they were, as Heinrich and Bird drew them.</summary>
internal sealed class InjuryPyramid : IDomainMeasure
{
    private const int FewestLevels = 3;

    private static readonly (EventClass Class, string Label)[] Levels =
    [
        (EventClass.Fatality, "Fatality"), (EventClass.LostTime, "Lost time injury"), (EventClass.RestrictedWork, "Restricted work"), (EventClass.MedicalTreatment, "Medical treatment"),
        (EventClass.FirstAid, "First aid"), (EventClass.NearMiss, "Near miss"), (EventClass.Unsafe, "Unsafe act or condition"),
    ];

    public MeasureText About { get; } = new(
        "injury_pyramid", "Injury pyramid", "incidents of each class, and how many there are for each serious one (fatality or lost time).",
        "heinrich pyramid", "heinrich triangle", "bird pyramid", "bird triangle", "safety pyramid", "safety triangle", "accident triangle", "incident pyramid", "injury pyramid", "heinrich", "bird");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : (roles.Classes?.Values.Count ?? 0) < FewestLevels ? $"No column of {roles.Incidents.Name} names at least {FewestLevels} classes, such as lost time, medical treatment, first aid, near miss."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        if (context.Group is not null)
            throw new ToolRefusal("bad_arguments", $"The pyramid is not broken down. Use aggregate_data with group_by [\"{context.Roles.Classes!.Column.Name}\", \"{context.Group.Name}\"].");
        var classes = context.Roles.Classes!;
        var present = Levels.Where(level => classes.Has(level.Class)).Select((level, index) => (level.Label, Name: $"c{index}", Test: classes.Test(level.Class)!)).ToList();
        var serious = classes.Test(EventClass.Fatality, EventClass.LostTime);
        List<(string, SqlText)> tests = [.. present.Select(level => (level.Name, level.Test.Sql)), ("serious", serious?.Sql ?? (SqlText)$"FALSE")];
        var from = new Breakdown(context).From(tests);
        var levels = SqlText.Join(
            " UNION ALL ",
            present.Select((level, index) => (SqlText)$"SELECT {index} AS level_order, {level.Label} AS \"level\", count(*) FILTER (WHERE {new SqlName(level.Name)}) AS \"count\", count(*) FILTER (WHERE serious) AS serious {from}"));
        context.Call.Note($"By {classes.Column.Name}. For comparison: Heinrich 1 : 29 : 300, Bird 1 : 10 : 30 : 600.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = context.Title(this),
                Sheet = context.Sheet.Name,
                Main = $"SELECT \"level\", \"count\", 1.0 * \"count\" / nullif(serious, 0) AS \"per serious\" FROM ({levels}) ORDER BY level_order",
                MaxRows = Levels.Length,
                Columns =
                [
                    new TableColumn { Name = "level", Label = "Level", Kind = "text" },
                    new TableColumn { Name = "count", Label = "Count", Kind = "integer" },
                    new TableColumn { Name = "per serious", Label = "For each fatality or lost time injury", Kind = "number" },
                ],
                Rows = context.Rows(context.Roles.Occurred),
            },
            cancellationToken);
    }
}
