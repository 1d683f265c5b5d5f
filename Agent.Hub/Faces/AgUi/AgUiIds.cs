using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// Makes the names of tool calls and of what comes of them unique in a conversation, as AG-UI wants them: in the log they are unique within their run only.
/// The names are the same for all viewers of a run.
/// </summary>
internal static class AgUiIds
{
    private const int Length = 8;

    /// <summary>The event under its names in the conversation.</summary>
    /// <param name="next">The event.</param>
    /// <param name="runId">The run, as the hub names it.</param>
    public static AgentEvent InThread(AgentEvent next, string runId) =>
        next switch
        {
            ToolCallArgsEvent arguments => arguments with { ToolCallId = Of(arguments.ToolCallId, runId) },
            ToolCallStartEvent call => call with { ToolCallId = Of(call.ToolCallId, runId) },
            ToolCallEndEvent call => call with { ToolCallId = Of(call.ToolCallId, runId) },
            ToolCallResultEvent result => result with
            {
                ToolCallId = Of(result.ToolCallId, runId),
                MessageId = Of(result.MessageId, runId),
            },
            TableEvent table => table with { MessageId = Of(table.MessageId, runId) },
            ChartEvent chart => chart with { MessageId = Of(chart.MessageId, runId) },
            GroundingEvent grounding => grounding with
            {
                Value = grounding.Value with
                {
                    Figures =
                    [
                        .. grounding.Value.Figures.Select(figure =>
                            figure.Source is { } source
                                ? figure with
                                {
                                    Source = source with { ToolCallId = Of(source.ToolCallId, runId) },
                                }
                                : figure
                        ),
                    ],
                },
            },
            _ => next,
        };

    private static string Of(string id, string runId) => $"{runId.AsSpan(0, Math.Min(Length, runId.Length))}-{id}";
}
