namespace Agent.Core.Queries;

/// <summary>All hold.</summary>
/// <param name="Items">Two or more.</param>
[QueryNode("all")]
public sealed record AllOf(IReadOnlyList<Predicate> Items) : Predicate;
