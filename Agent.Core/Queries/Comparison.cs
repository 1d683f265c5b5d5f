namespace Agent.Core.Queries;

/// <summary>
/// The first figure of the query for two sets of rows: columns for both and, unless <see cref="ComparisonForm.SideBySide"/>, what is made
/// of them.
/// With groups, for each group.
/// </summary>
/// <param name="Left">The first: "how many more did <i>left</i> have than right"; of two times the later one or the one asked for.</param>
/// <param name="Right">The second: the base of a change and the divisor of a ratio.</param>
/// <param name="Form">What is made of the two.</param>
public sealed record Comparison(ComparedSet Left, ComparedSet Right, ComparisonForm Form);
