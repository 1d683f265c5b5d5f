using Agent.Core.Datasets;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>What a question asks, without words and without SQL.</summary>
internal sealed record LogicalQuery
{
    /// <summary>The sheet whose rows are asked about.</summary>
    public required SheetProfile Sheet { get; init; }

    public MeasureKind Kind { get; init; }

    /// <summary>The column measured; null for counts.</summary>
    public ColumnRef? Column { get; init; }

    /// <summary>Where a length of time between two dates is measured: the later date. <see cref="Column"/> is the earlier one.</summary>
    public ColumnRef? EndColumn { get; init; }

    /// <summary>Unit of a length of time, or the period of <see cref="MeasureKind.PerPeriod"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>Periods that <see cref="MeasureKind.PerPeriod"/> divides by.</summary>
    public int Periods { get; init; }

    public IReadOnlyList<GroupTerm> Groups { get; init; } = [];

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<Condition> Filters { get; init; } = [];

    /// <summary>What a share is the share of.</summary>
    public IReadOnlyList<Condition> Part { get; init; } = [];

    /// <summary>The two times of a change.</summary>
    public (Condition First, Condition Last)? Between { get; init; }

    /// <summary>Whether a change is in percent of the first.</summary>
    public bool InPercent { get; init; }

    /// <summary>Only groups with so many.</summary>
    public (string Op, double Value)? Having { get; init; }

    /// <summary>Only groups that occur with every value of this column or period.</summary>
    public GroupTerm? WithAll { get; init; }

    /// <summary>Whether the number of groups is asked for, not the groups.</summary>
    public bool CountGroups { get; init; }

    /// <summary>Whether the largest comes first; null where the order is the groups' own.</summary>
    public bool? Descending { get; init; }

    /// <summary>Groups or rows wanted; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether the limit holds inside each of the first group.</summary>
    public bool LimitPerGroup { get; init; }

    /// <summary>Whether one group is asked for by name: "which …".</summary>
    public bool AsksWhich { get; init; }

    /// <summary>bar, line, pie or heatmap; null for no chart.</summary>
    public string? Chart { get; init; }

    /// <summary>What the rows are called in the question.</summary>
    public string Noun { get; init; } = "rows";

    /// <summary>The day that relative times were counted from; null where none were.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Remarks on how the question was read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
