namespace Agent.Core.Queries;

/// <summary>
/// Keeps the groups that occur with every value which a second key has within the query's condition: "companies with incidents in every
/// year".
/// </summary>
/// <param name="Key">The second key.</param>
public sealed record ForAll(GroupKey Key)
{
    /// <summary>
    /// Instead of every value: none of the groups' values may be missing fewer than all – true keeps the groups that lack at least one.
    /// </summary>
    public bool Negated { get; init; }
}
