namespace Agent.Core.Queries.Edits;

/// <summary>
/// What a sentence that goes on from an answer says by itself: "only 2025", "by section", "as a pie", "the second one". Whatever it does
/// not speak of stays as it was.
/// Fields without a table are of <see cref="From"/>, else of the query that is changed.
/// </summary>
public sealed record QueryFragment
{
    /// <summary>Other records: "and hazards?". Null for the same.</summary>
    public string? From { get; init; }

    /// <summary>Conditions named; each takes the place of the one on the same column, or of the time where it is one.</summary>
    public Predicate? Where { get; init; }

    /// <summary>Figures named; in the place of the query's own unless <see cref="Adds"/>.</summary>
    public IReadOnlyList<Aggregate> Select { get; init; } = [];

    /// <summary>Keys named; in the place of the query's own unless <see cref="Adds"/>.</summary>
    public IReadOnlyList<GroupKey> GroupBy { get; init; } = [];

    /// <summary>Whether figures and keys come beside those that are there: "and also by month".</summary>
    public bool Adds { get; init; }

    /// <summary>Conditions on groups.</summary>
    public IReadOnlyList<Having> Having { get; init; } = [];

    /// <summary>What to sort by: "sort by cost" names a value, "alphabetically" a key, "largest first" a figure.</summary>
    public OrderBy? Order { get; init; }

    /// <summary>How many.</summary>
    public Limit? Limit { get; init; }

    /// <summary>Which of the groups or records shown, from 1: "the second one".</summary>
    public int? Place { get; init; }

    /// <summary>What to compare with, by its condition: "compare with 2024".</summary>
    public ComparedSet? CompareWith { get; init; }

    /// <summary>What is made of the series.</summary>
    public Window? Window { get; init; }

    /// <summary>Whether the records themselves are wanted.</summary>
    public bool Records { get; init; }

    /// <summary>The column that was meant instead of the one taken: "not that, I meant the due date".</summary>
    public Field? Instead { get; init; }

    /// <summary>Columns whose conditions are given up: "for all sites again".</summary>
    public IReadOnlyList<Field> Released { get; init; } = [];

    /// <summary>Whether all conditions are given up: "drop the filters".</summary>
    public bool ReleasesAll { get; init; }

    /// <summary>Conditions that are given up, each by what it speaks of: "drop the overdue filter".</summary>
    public Predicate? ReleasedWhere { get; init; }

    /// <summary>Whether the figure of all is wanted instead of its groups or records: "and in total?".</summary>
    public bool Whole { get; init; }

    /// <summary>Whether the figure is wanted in percent: of the whole, or as a change.</summary>
    public bool Percent { get; init; }

    /// <summary>The chart wanted; <c>table</c> for none.</summary>
    public string? Chart { get; init; }
}
