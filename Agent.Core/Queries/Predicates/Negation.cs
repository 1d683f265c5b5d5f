namespace Agent.Core.Queries;

/// <summary>Does not hold; rows without a value included.</summary>
/// <param name="Item">What must not hold.</param>
[QueryNode("not")]
public sealed record Negation(Predicate Item) : Predicate;
