using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Source-generated JSON for every type on the wire: a closed list, safe to trim.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EventBatch))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(Position?))]
[JsonSerializable(typeof(IReadOnlyList<DatasetInfo>))]
[JsonSerializable(typeof(DatasetInfo[]))]
[JsonSerializable(typeof(DatasetDescription))]
[JsonSerializable(typeof(IReadOnlyList<CacheStatistics>))]
[JsonSerializable(typeof(CacheStatistics[]))]
[JsonSerializable(typeof(IReadOnlyList<ThreadInfo>))]
[JsonSerializable(typeof(ThreadInfo[]))]
[JsonSerializable(typeof(ThreadContent))]
[JsonSerializable(typeof(EventBatch[]))]
[JsonSerializable(typeof(ShareLink))]
[JsonSerializable(typeof(IReadOnlyList<ShareLink>))]
[JsonSerializable(typeof(ShareLink[]))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(NewPin))]
[JsonSerializable(typeof(PinInfo))]
[JsonSerializable(typeof(IReadOnlyList<PinInfo>))]
[JsonSerializable(typeof(PinInfo[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(AgentEvent))]
[JsonSerializable(typeof(RunStartedEvent))]
[JsonSerializable(typeof(RunFinishedEvent))]
[JsonSerializable(typeof(RunErrorEvent))]
[JsonSerializable(typeof(StepStartedEvent))]
[JsonSerializable(typeof(StepFinishedEvent))]
[JsonSerializable(typeof(ReasoningStartEvent))]
[JsonSerializable(typeof(ReasoningMessageStartEvent))]
[JsonSerializable(typeof(ReasoningMessageContentEvent))]
[JsonSerializable(typeof(ReasoningMessageEndEvent))]
[JsonSerializable(typeof(ReasoningEndEvent))]
[JsonSerializable(typeof(TextMessageStartEvent))]
[JsonSerializable(typeof(TextMessageContentEvent))]
[JsonSerializable(typeof(TextMessageEndEvent))]
[JsonSerializable(typeof(ToolCallStartEvent))]
[JsonSerializable(typeof(ToolCallArgsEvent))]
[JsonSerializable(typeof(ToolCallEndEvent))]
[JsonSerializable(typeof(ToolCallResultEvent))]
[JsonSerializable(typeof(TableEvent))]
[JsonSerializable(typeof(ChartEvent))]
[JsonSerializable(typeof(GroundingEvent))]
[JsonSerializable(typeof(ReadingEvent))]
public sealed partial class AgentProtocolContext : JsonSerializerContext
{
    /// <summary>Writes letters of every script as they are: shorter, and never placed into HTML or script by the hub.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
