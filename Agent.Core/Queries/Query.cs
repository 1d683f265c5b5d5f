using System.Text.Json.Serialization;
using Agent.Core.Queries.Canonical;

namespace Agent.Core.Queries;

/// <summary>
/// What is asked of a dataset, as a value: immutable, without words and without SQL. Whatever asks data is one – planner, tools, measures,
/// pins, drill-down –
/// and one compiler turns it into SQL, so that one question has one figure whoever asks it.
/// </summary>
public sealed record Query
{
    /// <summary>The version of the JSON form that this build writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the JSON form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>
    /// Table (<c>SheetProfile.Table</c>) whose rows are asked about. Fields of other tables join it by the dataset's relations.
    /// </summary>
    public required string From { get; init; }

    /// <summary>What counts as one; null for the grain of the sheet: entities where an id repeats, rows elsewhere.</summary>
    public CountUnit? Unit { get; init; }

    /// <summary>Rows that are asked about; null for all.</summary>
    public Predicate? Where { get; init; }

    /// <summary>The figures, at least one unless <see cref="Rows"/> is set.</summary>
    public IReadOnlyList<Aggregate> Select { get; init; } = [];

    /// <summary>Up to three keys; none for one figure.</summary>
    public IReadOnlyList<GroupKey> GroupBy { get; init; } = [];

    /// <summary>Conditions on the figures of a group; all hold.</summary>
    public IReadOnlyList<Having> Having { get; init; } = [];

    /// <summary>Only groups that occur with every value of a key: "in every year".</summary>
    public ForAll? ForAll { get; init; }

    /// <summary>The number of groups is asked for, not the groups.</summary>
    public bool CountGroups { get; init; }

    /// <summary>
    /// Order of groups or rows; empty for the natural one: periods in time, scales by grade, others by figure, largest first.
    /// </summary>
    public IReadOnlyList<OrderBy> Order { get; init; } = [];

    /// <summary>How many groups or rows; null for all.</summary>
    public Limit? Limit { get; init; }

    /// <summary>Two groups or two times side by side.</summary>
    public Comparison? Compare { get; init; }

    /// <summary>What is made of a series of periods: rolling, cumulative, change.</summary>
    public Window? Window { get; init; }

    /// <summary>The records themselves instead of figures.</summary>
    public RowList? Rows { get; init; }

    /// <summary>The day on which open, overdue and ages are judged; later entries do not count. Null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How the answer is worded and drawn. No part of the meaning.</summary>
    public Presentation? Presentation { get; init; }

    /// <summary>A text that is the same for queries of the same meaning: for caches and for telling queries apart.</summary>
    [JsonIgnore]
    public string Key => QueryJson.Write(Canonical());

    /// <summary>
    /// The query of the same meaning in its one form: conditions flat, without double negation and in order, what has no effect and how it
    /// is presented left out.
    /// </summary>
    public Query Canonical() => QueryCanonical.Of(this, sorts: true);

    /// <summary>The canonical form in the asker's order: what is put into words, and what is compiled.</summary>
    public Query Simplified() => QueryCanonical.Of(this, sorts: false);
}
