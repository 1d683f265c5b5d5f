using Agent.Core.Tools;

namespace Agent.Data.Queries;

/// <summary>
/// Arguments that cannot be acted on. Thrown deep in name and value resolution, caught in one place (<c>ToolFunction</c>), where it becomes
/// the tool's result:
/// the resolvers stay readable, and no tool throws.
/// </summary>
internal sealed class ToolRefusal(string code, string message, IReadOnlyList<string>? nearest = null) : Exception(message)
{
    public ToolError Error { get; } = new(code, message, nearest);
}
