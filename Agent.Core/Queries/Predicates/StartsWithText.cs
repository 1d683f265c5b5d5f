namespace Agent.Core.Queries;

/// <summary>The text begins with these characters, case and outer blanks apart.</summary>
/// <param name="Field">A text column.</param>
/// <param name="Text">Never a pattern.</param>
[QueryNode("starts_with")]
public sealed record StartsWithText(Field Field, string Text) : Predicate;
