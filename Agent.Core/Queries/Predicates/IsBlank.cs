namespace Agent.Core.Queries;

/// <summary>The cell has no value.</summary>
/// <param name="Field">Any column.</param>
[QueryNode("blank")]
public sealed record IsBlank(Field Field) : Predicate;
