using Agent.Core.Tools;

namespace Agent.Data.Tools;

/// <summary>One of the tools.</summary>
internal interface ITool
{
    /// <summary>Name, words and arguments as a model sees them.</summary>
    ToolDefinition Definition { get; }

    /// <exception cref="Queries.ToolRefusal">The arguments cannot be acted on.</exception>
    /// <exception cref="Queries.QueryException">The query failed or took too long.</exception>
    Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken);
}
