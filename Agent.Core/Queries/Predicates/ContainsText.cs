namespace Agent.Core.Queries;

/// <summary>The text has these characters in it, case apart.</summary>
/// <param name="Field">A text column.</param>
/// <param name="Text">Never a pattern.</param>
[QueryNode("contains")]
public sealed record ContainsText(Field Field, string Text) : Predicate;
