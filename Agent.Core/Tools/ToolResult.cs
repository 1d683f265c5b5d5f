namespace Agent.Core.Tools;

/// <summary>What a tool gives: a <see cref="ToolTable"/>, a <see cref="ToolText"/> or a <see cref="ToolError"/>.</summary>
public abstract record ToolResult
{
    /// <summary>Whether the result came from a cache.</summary>
    public bool FromCache { get; init; }
}
