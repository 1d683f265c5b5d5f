using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>A tool call and what it gave.</summary>
internal sealed record ToolOutcome(FunctionCallContent Call, ToolResult Result)
{
    private string? _text;

    /// <summary>The result as text, for viewers and the model alike: written once.</summary>
    /// <param name="maxBytes">Bytes it may have; the same for every call.</param>
    public string Text(int maxBytes) => _text ??= ToolResultJson.Write(Result, maxBytes);
}
