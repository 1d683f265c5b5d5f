using Agent.Planning.Times;

namespace Agent.Planning.Mentions;

/// <summary>A piece of a segmentation: a name, a time or a period. Exactly one is set.</summary>
internal sealed record Item(int Start, int End)
{
    public SchemaMention? Name { get; init; }

    public TimeMark? Time { get; init; }

    public PeriodWord? Period { get; init; }

    public static Item Of(SchemaMention name) => new(name.Start, name.End) { Name = name };

    public static Item Of(TimeMark time) => new(time.Start, time.End) { Time = time };

    public static Item Of(PeriodWord period) => new(period.Start, period.End) { Period = period };
}
