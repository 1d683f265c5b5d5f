using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>A tool call and what it gave.</summary>
internal sealed record ToolOutcome(FunctionCallContent Call, ToolResult Result);
