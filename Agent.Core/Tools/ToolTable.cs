using Agent.Protocol;

namespace Agent.Core.Tools;

/// <summary>A table, and a chart over it where the tool drew one.</summary>
/// <param name="Table">The table shown to people.</param>
/// <param name="Chart">The chart; null where the tool draws none.</param>
public sealed record ToolTable(TableContent Table, ChartContent? Chart = null) : ToolResult;
