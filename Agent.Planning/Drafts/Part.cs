using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Drafts;

/// <summary>A condition found in a question.</summary>
/// <param name="Predicate">The condition, not negated.</param>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
internal sealed record Part(Predicate Predicate, int Start, int End)
{
    /// <summary>The field of values, for pairs of one column; null for other conditions.</summary>
    public Field? Field { get; init; }

    /// <summary>Its column.</summary>
    public ColumnProfile? Column { get; init; }

    /// <summary>Values as said, for labels.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>Whether it is a stretch of time.</summary>
    public bool IsTime { get; init; }

    /// <summary>Whether it says that something is not so.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The condition with its negation.</summary>
    public Predicate Whole => IsNegated ? new Negation(Predicate) : Predicate;
}
