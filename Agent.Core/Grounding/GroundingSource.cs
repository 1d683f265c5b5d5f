using Agent.Protocol;

namespace Agent.Core.Grounding;

/// <summary>A table of the run and the tool call that made it.</summary>
/// <param name="ToolCallId">The call.</param>
/// <param name="Table">The table, as shown to the viewer.</param>
public sealed record GroundingSource(string ToolCallId, TableContent Table);
