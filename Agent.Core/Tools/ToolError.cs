namespace Agent.Core.Tools;

/// <summary>A failure written for the model to act on.</summary>
/// <param name="Code">Stable code, snake_case: <c>unknown_column</c>, <c>bad_arguments</c>, <c>sql_refused</c>.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Nearest">The nearest names that exist; null where names are not the trouble.</param>
public sealed record ToolError(string Code, string Message, IReadOnlyList<string>? Nearest = null) : ToolResult;
