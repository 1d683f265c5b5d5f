using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures.Words;

namespace Agent.Data.Measures;

/// <summary>One request for a measure.</summary>
/// <param name="Roles">What was found for it.</param>
/// <param name="Sheet">The sheet it is taken from.</param>
/// <param name="Window">The time asked for; open where nothing was asked.</param>
/// <param name="Group">The column to break it down by; null for the whole.</param>
/// <param name="AsOf">The day it is asked for, later entries left out; null for today.</param>
/// <param name="Base">Hours of a rate from the sidecar; null for the usual.</param>
internal sealed record MeasureContext(
    MeasureRoles Roles,
    SheetProfile Sheet,
    TimeWindow Window,
    ColumnProfile? Group,
    DateOnly? AsOf,
    double? Base
)
{
    /// <summary>The periods it is followed over instead of a column: month, quarter, year; null for none.</summary>
    public string? Period { get; init; }

    /// <summary>With <see cref="Period"/>: so many periods together, ending with each; null for each alone.</summary>
    public int? Rolling { get; init; }

    /// <summary>Whose incidents and hours a rate is of.</summary>
    public Workforce Workforce { get; init; }

    /// <summary>The language in which people read it.</summary>
    public MeasureWords Words { get; init; } = MeasureWords.English;

    /// <summary>Rows of a table at most.</summary>
    public int MaxRows { get; init; } = 1_000;

    /// <summary>Whether it is broken down, by a column or by time.</summary>
    public bool IsBrokenDown => Group is not null || Period is not null;

    /// <summary>The keys of the column it is broken down by; none for the whole.</summary>
    public IReadOnlyList<GroupKey> Keys => Group is null ? [] : [Key(Group)];

    /// <summary>The incidents or actions of the time asked for that fit some conditions.</summary>
    public Query Ask(ColumnProfile? date, params Predicate?[] conditions)
    {
        Predicate? time = date is null || Window.IsOpen ? null : new InTimeRange(new Field(date.Name), Window.From, Window.Before);
        List<Predicate> all = [.. conditions.Append(time).OfType<Predicate>()];
        return new Query { From = Sheet.Table, Where = all.Count switch { 0 => null, 1 => all[0], _ => new AllOf(all) }, AsOf = AsOf };
    }

    /// <summary>A column as a key.</summary>
    public static GroupKey Key(ColumnProfile column) => new(new ColumnValue(new Field(column.Name)));

    /// <summary>The title with what narrows it.</summary>
    public string Title(IDomainMeasure measure) => Words.Title(this, measure.About);
}
