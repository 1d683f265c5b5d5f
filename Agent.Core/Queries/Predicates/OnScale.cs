namespace Agent.Core.Queries;

/// <summary>A grade compared on a scale: "level 4 or worse".</summary>
/// <param name="Field">A column whose values are grades.</param>
/// <param name="Op">The comparison.</param>
/// <param name="Grade">One of <paramref name="Scale"/>.</param>
/// <param name="Scale">The grades, lowest first.</param>
[QueryNode("scale")]
public sealed record OnScale(Field Field, CompareOp Op, string Grade, IReadOnlyList<string> Scale) : Predicate;
