using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>What a measure asks, and how the result is shown.</summary>
/// <param name="Query">The query all its figures come from.</param>
/// <param name="Title">Title of the table.</param>
internal sealed record MeasureQuery(Query Query, string Title)
{
    /// <summary>Remarks for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Makes the columns people see, and what is worked out from the query's figures: intervals, limits, running shares.</summary>
    public Func<QueryResult, QueryResult> Shape { get; init; } = result => result;

    /// <summary>Whether the table shown has the rows of the query, so that it can be opened and pinned as such.</summary>
    public bool ShowsQuery { get; init; } = true;

    /// <summary>Rows read at most; null for the usual limit.</summary>
    public int? MaxRows { get; init; }

    /// <summary>What else is counted among the rows left out: a reason, and the rows it holds for.</summary>
    public IReadOnlyList<(string Reason, Predicate Where)> LeftOut { get; init; } = [];

    /// <summary>Type of the chart that belongs to it; null for none.</summary>
    public string? Chart { get; init; }
}
