using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures.Words;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Incidents by how bad they were, as Heinrich and Bird drew them.</summary>
internal sealed class InjuryPyramid : IDomainMeasure
{
    private const int FewestLevels = 3;

    private static readonly (EventClass Class, string Label)[] Levels =
    [
        (EventClass.Fatality, "Fatality"),
        (EventClass.LostTime, "Lost time injury"),
        (EventClass.RestrictedWork, "Restricted work"),
        (EventClass.MedicalTreatment, "Medical treatment"),
        (EventClass.FirstAid, "First aid"),
        (EventClass.NearMiss, "Near miss"),
        (EventClass.Unsafe, "Unsafe act or condition"),
    ];

    public MeasureText About { get; } =
        new(
            "injury_pyramid",
            "Injury pyramid",
            "incidents of each class, and how many there are for each serious one (fatality or lost time).",
            "heinrich pyramid",
            "heinrich triangle",
            "bird pyramid",
            "bird triangle",
            "safety pyramid",
            "safety triangle",
            "accident triangle",
            "incident pyramid",
            "injury pyramid",
            "heinrich",
            "bird"
        );

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : (roles.Classes?.Values.Count ?? 0) < FewestLevels
            ? $"No column of {roles.Incidents.Name} names at least {FewestLevels} classes, such as lost time, medical treatment, first aid, near miss."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var classes = context.Roles.Classes!;
        if (context.Group is not null)
            throw new ToolRefusal(
                "bad_arguments",
                $"The pyramid is not broken down. Use aggregate_data with group_by [\"{classes.Column.Name}\", \"{context.Group.Name}\"]."
            );
        var present = Levels.Where(level => classes.Has(level.Class)).ToList();
        var serious = classes.Test(EventClass.Fatality, EventClass.LostTime);
        IEnumerable<EventTest> tests =
        [
            .. present.Select(level => classes.Test(level.Class)!),
            .. serious is null ? Array.Empty<EventTest>() : [serious],
        ];
        var query = context.Ask(context.Roles.Occurred) with { Select = [.. tests.Select(test => new CountOf { Where = test.Where })] };
        return new MeasureQuery(query, context.Title(this))
        {
            Notes = [$"{context.Words.ByColumns(classes.Column.Name)} {context.Words.PyramidsOfOthers}"],
            ShowsQuery = false,
            Shape = result =>
                Shape(result, [.. present.Select(level => context.Words.Own(level.Label))], serious is not null, context.Words),
        };
    }

    // The counts of the query's one row become the levels.
    private static QueryResult Shape(QueryResult result, IReadOnlyList<string> levels, bool hasSerious, MeasureWords words)
    {
        var counts = result.Rows[0];
        var serious = hasSerious ? ShownColumn.Number(counts[levels.Count]) : 0;
        return result with
        {
            Columns =
            [
                new QueryColumn("level", words.Own("Level"), "text", ResultRole.Key),
                new QueryColumn("count", "Count", "integer", ResultRole.Figure),
                new QueryColumn("per serious", "For each fatality or lost time injury", "number", ResultRole.Figure),
            ],
            Rows =
            [
                .. levels.Select(
                    (level, index) =>
                        (IReadOnlyList<object?>)[level, counts[index], serious == 0 ? null : ShownColumn.Number(counts[index]) / serious]
                ),
            ],
            TotalRows = levels.Count,
        };
    }
}
