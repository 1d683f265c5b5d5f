using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Agent.Protocol;

/// <summary>How the wire's types are written: camelCase by explicit names, nothing but the listed types.</summary>
public static class AgentProtocolJson
{
    private static readonly FrozenDictionary<(string Type, string? Variant), JsonTypeInfo> ByName = Events();

    private static readonly FrozenDictionary<Type, JsonTypeInfo> ByType = ByName.Values.ToFrozenDictionary(info => info.Type);

    /// <summary>Adds the wire's types to the options of a SignalR JSON protocol or of an HTTP endpoint.</summary>
    /// <param name="options">The options to change.</param>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TypeInfoResolverChain.Insert(0, AgentProtocolContext.Default);
        options.Encoder = AgentProtocolContext.Encoder;
    }

    internal static JsonTypeInfo TypeInfo(Type type) => ByType[type];

    internal static JsonTypeInfo? EventTypeInfo(string type, string? variant) =>
        ByName.GetValueOrDefault((type, null)) ?? ByName.GetValueOrDefault((type, variant));

    private static FrozenDictionary<(string, string?), JsonTypeInfo> Events()
    {
        var context = AgentProtocolContext.Default;
        return new Dictionary<(string, string?), JsonTypeInfo>
        {
            [(EventTypes.RunStarted, null)] = context.RunStartedEvent,
            [(EventTypes.RunFinished, null)] = context.RunFinishedEvent,
            [(EventTypes.RunError, null)] = context.RunErrorEvent,
            [(EventTypes.StepStarted, null)] = context.StepStartedEvent,
            [(EventTypes.StepFinished, null)] = context.StepFinishedEvent,
            [(EventTypes.ReasoningStart, null)] = context.ReasoningStartEvent,
            [(EventTypes.ReasoningMessageStart, null)] = context.ReasoningMessageStartEvent,
            [(EventTypes.ReasoningMessageContent, null)] = context.ReasoningMessageContentEvent,
            [(EventTypes.ReasoningMessageEnd, null)] = context.ReasoningMessageEndEvent,
            [(EventTypes.ReasoningEnd, null)] = context.ReasoningEndEvent,
            [(EventTypes.TextMessageStart, null)] = context.TextMessageStartEvent,
            [(EventTypes.TextMessageContent, null)] = context.TextMessageContentEvent,
            [(EventTypes.TextMessageEnd, null)] = context.TextMessageEndEvent,
            [(EventTypes.ToolCallStart, null)] = context.ToolCallStartEvent,
            [(EventTypes.ToolCallArgs, null)] = context.ToolCallArgsEvent,
            [(EventTypes.ToolCallEnd, null)] = context.ToolCallEndEvent,
            [(EventTypes.ToolCallResult, null)] = context.ToolCallResultEvent,
            [(EventTypes.ActivitySnapshot, EventTypes.Table)] = context.TableEvent,
            [(EventTypes.ActivitySnapshot, EventTypes.Chart)] = context.ChartEvent,
            [(EventTypes.Custom, EventTypes.Grounding)] = context.GroundingEvent,
            [(EventTypes.Custom, EventTypes.Reading)] = context.ReadingEvent,
        }.ToFrozenDictionary();
    }
}
