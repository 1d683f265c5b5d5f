namespace Agent.Hub.Chat.Wire;

/// <summary>A piece of a tool call, as it came in one chunk.</summary>
/// <param name="Index">Which call it belongs to, where the server says so.</param>
/// <param name="Id">The call's id; null or empty where it is missing.</param>
/// <param name="Name">The tool; null or empty where it is missing.</param>
/// <param name="Arguments">A piece of the arguments' JSON; null for none.</param>
/// <param name="IsWhole">Whether the arguments came as an object, not as a piece of text.</param>
internal readonly record struct ToolFragment(int? Index, string? Id, string? Name, string? Arguments, bool IsWhole);
