using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Near misses for each injury: how much is reported before somebody is hurt.</summary>
internal sealed class NearMissRatio : IDomainMeasure
{
    private static readonly EventClass[] Injuries = [.. EventClasses.Recordable, EventClass.FirstAid];

    public MeasureText About { get; } =
        new(
            "near_miss_ratio",
            "Near-miss ratio",
            "near misses ÷ injuries (first aid and worse).",
            "near miss ratio",
            "near misses per injury",
            "near miss rate",
            "near miss to injury ratio"
        );

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.Classes?.Has(EventClass.NearMiss) != true ? $"No column of {roles.Incidents.Name} tells near misses from injuries."
        : roles.Classes.Test(Injuries) is null ? $"No value of {roles.Incidents.Name}.{roles.Classes.Column.Name} is an injury."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var classes = context.Roles.Classes!;
        var (near, injury) = (classes.Test(EventClass.NearMiss)!, classes.Test(Injuries)!);
        var (above, below) = (new CountOf { Where = near.Where }, new CountOf { Where = injury.Where });
        var words = context.Words;
        var query = context.Ask(context.Roles.Occurred) with
        {
            Select = [new RatioOf(above, below)],
            GroupBy = context.Keys,
            Order = context.Group is null ? [] : [new OrderBy { Select = 0, Descending = true }, new OrderBy { Key = 0 }],
        };
        return new MeasureQuery(query, context.Title(this))
        {
            Notes = [words.NearMissesAndInjuries(words.Test(near, context.Sheet), words.Test(injury, context.Sheet))],
            Shape = result =>
                ShownColumn.Pick(
                    result,
                    new ShownColumn(1, "near misses", "Near misses", "integer"),
                    new ShownColumn(2, "injuries", "Injuries", "integer"),
                    new ShownColumn(0, "ratio", "Near misses per injury", "number")
                ),
        };
    }
}
