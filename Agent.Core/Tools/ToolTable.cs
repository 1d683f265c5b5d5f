using Agent.Protocol;

namespace Agent.Core.Tools;

/// <summary>A table, and a chart over it where the tool drew one.</summary>
/// <param name="Table">The table shown to people.</param>
/// <param name="Chart">The chart; null where the tool draws none.</param>
public sealed record ToolTable(TableContent Table, ChartContent? Chart = null) : ToolResult
{
    /// <summary>
    /// The table as it was worked out over pseudonyms, for models that may not see names; null where it was worked out over names.
    /// </summary>
    public TableContent? Pseudonymous { get; init; }
}
