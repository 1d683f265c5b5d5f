using System.Text.Json.Serialization;

namespace Agent.Hub.Faces.Mcp;

/// <summary>JSON of tasks.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(McpTask))]
internal sealed partial class McpTaskJson : JsonSerializerContext;
