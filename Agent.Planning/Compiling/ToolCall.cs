namespace Agent.Planning.Compiling;

/// <summary>A call of a tool, as the loop will make it.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments by name.</param>
internal sealed record ToolCall(string Name, IDictionary<string, object?> Arguments);
