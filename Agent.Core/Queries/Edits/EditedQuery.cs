namespace Agent.Core.Queries.Edits;

/// <summary>A query made from another one.</summary>
/// <param name="Query">The query.</param>
/// <param name="Dropped">Parts of the earlier one that the new records do not have, in words: to be told, since they no longer
/// hold.</param>
public sealed record EditedQuery(Query Query, IReadOnlyList<string> Dropped);
