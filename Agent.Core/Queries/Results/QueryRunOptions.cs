namespace Agent.Core.Queries;

/// <summary>How a query is run.</summary>
/// <param name="Today">The day that <c>Query.AsOf</c> null stands for.</param>
public sealed record QueryRunOptions(DateOnly Today)
{
    /// <summary>Rows returned at most, 1 or more.</summary>
    public int MaxRows { get; init; } = 1_000;

    /// <summary>
    /// Whether evidence and the true total are worked out too; without them only the main statement runs, past the cache: for trying many
    /// readings.
    /// </summary>
    public bool Evidence { get; init; } = true;
}
