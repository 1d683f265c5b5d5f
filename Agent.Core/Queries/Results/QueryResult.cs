namespace Agent.Core.Queries;

/// <summary>The rows a query gave.</summary>
public sealed record QueryResult : QueryOutcome
{
    /// <summary>The columns: keys in their order, then each figure followed by what it is made of; records have columns only.</summary>
    public required IReadOnlyList<QueryColumn> Columns { get; init; }

    /// <summary>
    /// The rows: each cell null, a bool, a long, a double or a string (dates as ISO 8601, periods by their label). A null key is the group
    /// of blanks.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>Rows of the whole result before any cut; −1 where it was cut and not counted, since no evidence was asked for.</summary>
    public long TotalRows { get; init; }

    /// <summary>Where the figures come from; null where it was not asked for.</summary>
    public QueryEvidence? Evidence { get; init; }

    /// <summary>Remarks for people: names taken for others, ties, what was decided.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it came from a cache.</summary>
    public bool FromCache { get; init; }
}
