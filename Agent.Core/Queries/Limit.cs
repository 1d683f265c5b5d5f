namespace Agent.Core.Queries;

/// <summary>How many groups or rows.</summary>
/// <param name="Count">At most so many ranks, at least 1.</param>
public sealed record Limit(int Count)
{
    /// <summary>Ranks passed over: 2 for "the third most".</summary>
    public int Skip { get; init; }

    /// <summary>Whether those with the figure of the last one are shown too; the evidence names ties either way.</summary>
    public bool Ties { get; init; } = true;

    /// <summary>Leading keys of <see cref="Query.GroupBy"/> within whose groups the limit holds; 0 for the whole.</summary>
    public int PerKeys { get; init; }
}
