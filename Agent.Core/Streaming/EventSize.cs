using System.Runtime.InteropServices;
using System.Text.Json;
using Agent.Protocol;

namespace Agent.Core.Streaming;

/// <summary>What an event weighs, in bytes as estimated for the wire: close enough for bounds, and free where it matters.</summary>
internal static class EventSize
{
    // Names, ids and punctuation of an event; a delta measured 95–110 bytes beside its text.
    private const int Envelope = 96;

    public static int Of(AgentEvent e) => e switch
    {
        TextMessageContentEvent text => Envelope + text.Delta.Length,
        ReasoningMessageContentEvent reasoning => Envelope + reasoning.Delta.Length,
        ToolCallArgsEvent arguments => Envelope + arguments.Delta.Length,
        ToolCallResultEvent result => Envelope + result.Content.Length,
        TableEvent table => Envelope + Of(table.Content),
        ChartEvent chart => Envelope + JsonMarshal.GetRawUtf8Value(chart.Content.Spec).Length + chart.Content.AltText.Length,
        GroundingEvent grounding => Envelope + (160 * grounding.Value.Figures.Count),
        ReadingEvent reading => (2 * Envelope) + Of(reading.Value),
        RunStartedEvent started => Envelope + (started.Input?.Question.Length ?? 0) + Of(started.Input?.Query),
        RunFinishedEvent finished => (3 * Envelope) + finished.Result.Answer.Length
            + finished.Result.Readings.Sum(reading => reading.Words.Length + Of(reading.Query))
            + finished.Result.Approvals.Sum(call => call.Server.Length + call.Tool.Length + Of(call.Arguments))
            + finished.Result.FollowUps.Sum(next => next.Question.Length + Of(next.Query)),
        RunErrorEvent => 4 * Envelope,
        _ => Envelope,
    };

    private static int Of(JsonElement? json) =>
        json is { ValueKind: not JsonValueKind.Undefined } value ? JsonMarshal.GetRawUtf8Value(value).Length : 0;

    private static int Of(ReadingContent reading) =>
        reading.Words.Length + Of(reading.Query) + reading.Chips.Sum(chip =>
            Envelope + chip.Label.Length + Of(chip.Without) + chip.Alternatives.Sum(other => other.Label.Length + 24 + Of(other.Query)));

    private static int Of(TableContent table)
    {
        var size = (8 * Envelope) + table.Evidence.Sql.Length + Of(table.Query) + (Envelope * table.Columns.Count);
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
                size += cell is string text ? text.Length + 3 : 9;
        }

        return size;
    }
}
