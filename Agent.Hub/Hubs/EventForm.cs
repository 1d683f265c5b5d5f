using System.Text.Json;
using Agent.Protocol;

namespace Agent.Hub.Hubs;

/// <summary>
/// The events as AG-UI 1.0 has them, for connections that ask for it with <c>?events=1.0</c>: what its schema does not know stands in
/// <c>metadata</c>. Others get
/// the form from before, so that clients of any age go on as they are. A batch without such an event is the same for both.
/// </summary>
internal static class EventForm
{
    /// <summary>The query parameter of the hub's address.</summary>
    public const string Parameter = "events";

    /// <summary>The version that can be asked for.</summary>
    public const string Version = "1.0";

    /// <summary>
    /// What a connection's batches are made into, for one stream; null: nothing, they go as they are. A form that is not known counts as
    /// not asked for.
    /// </summary>
    /// <param name="asked">The parameter's value.</param>
    public static Func<EventBatch, EventBatch>? Of(string? asked) =>
        asked switch
        {
            Version => Current,
            CompactForm.Name => new CompactForm().Write,
            _ => null,
        };

    /// <summary>The batch in the form of AG-UI 1.0.</summary>
    public static EventBatch Current(EventBatch batch)
    {
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (batch.Events[i] is RunStartedEvent { Input: not null } or TextMessageStartEvent { Replaces: not null })
                return batch with { Events = [.. batch.Events.Select(Current)] };
        }

        return batch;
    }

    private static AgentEvent Current(AgentEvent next) =>
        next switch
        {
            RunStartedEvent { Input: { } ask } started => started with
            {
                Input = null,
                Extra = Metadata("ask", JsonSerializer.SerializeToElement(ask, AgentProtocolContext.Default.AskRequest)),
            },
            TextMessageStartEvent { Replaces: { } replaced } start => start with
            {
                Replaces = null,
                Extra = Metadata("replaces", JsonSerializer.SerializeToElement(replaced, AgentProtocolContext.Default.String)),
            },
            _ => next,
        };

    private static Dictionary<string, JsonElement> Metadata(string name, JsonElement value) =>
        new() { ["metadata"] = JsonElement.Parse($$"""{"{{name}}":{{value.GetRawText()}}}""") };
}
