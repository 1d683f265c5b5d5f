using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile;

/// <summary>A query as statements.</summary>
internal sealed record CompiledQuery
{
    /// <summary>The statement of the result. Its last columns may be hidden ones: see <see cref="Hidden"/>.</summary>
    public required SqlText Main { get; init; }

    /// <summary>The columns of the result.</summary>
    public required IReadOnlyList<QueryColumn> Columns { get; init; }

    /// <summary>Columns behind those of the result, for ties and totals.</summary>
    public IReadOnlyList<HiddenColumn> Hidden { get; init; } = [];

    /// <summary>Counts the rows of the whole result; needed only where the result was cut and no hidden column says it.</summary>
    public required SqlText Total { get; init; }

    /// <summary>The limit asked for; null for none.</summary>
    public Limit? Limit { get; init; }

    /// <summary>Makes the statement that counts rows used and left out.</summary>
    public required Func<EvidencePlan> Evidence { get; init; }

    /// <summary>The tables read, the query's own first.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>The day on which open, overdue and ages were judged; null where nothing was.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Remarks for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
