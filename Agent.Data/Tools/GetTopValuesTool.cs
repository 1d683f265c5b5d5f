using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// <c>get_top_values</c>: the most frequent values of a column, the blank ones counted beside them. A face of the typed query.
/// </summary>
internal sealed class GetTopValuesTool : ITool
{
    private const int DefaultValues = 10;

    public ToolDefinition Definition { get; } =
        new(
            "get_top_values",
            "The most frequent values of a column with their counts, largest first. Rows without a value are the group (blank), shown last and not among the top. Lists in cells are split into their items.",
            $"{ArgumentSchemas.Sheet}, {ArgumentSchemas.Column}, {ArgumentSchemas.Limit}, {ArgumentSchemas.Where}",
            "sheet",
            "column"
        );

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var sheet = call.Sheet();
        var key = ToolFigures.Key(call, sheet, call.Arguments.Required("column", "the column whose values are counted"));
        return AggregateDataTool.AnswerAsync(call, sheet, MeasureKind.Count, null, [key], cancellationToken, DefaultValues);
    }
}
