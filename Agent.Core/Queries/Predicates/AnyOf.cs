namespace Agent.Core.Queries;

/// <summary>At least one holds.</summary>
/// <param name="Items">Two or more.</param>
[QueryNode("any")]
public sealed record AnyOf(IReadOnlyList<Predicate> Items) : Predicate;
