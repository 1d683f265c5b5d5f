using System.Text.Json;
using Agent.Core.Runs;
using Agent.Hub.Faces.Streams;
using Agent.Protocol;

namespace Agent.ConformanceHost;

/// <summary>What clients write, as events of a log and back.</summary>
internal static class StreamMessages
{
    /// <summary>What a stream looks like.</summary>
    public static StreamForm Form(string contentType) => new(contentType, Data);

    /// <summary>Ends a stream; is no content.</summary>
    public static AgentEvent End => RunProblems.ToEvent(ErrorCodes.Cancelled);

    /// <summary>The messages of a body; null where it is not what the stream holds.</summary>
    public static IReadOnlyList<AgentEvent>? Read(byte[] body, StreamForm form)
    {
        if (!form.IsJson)
            return body.Length == 0 ? [] : [Event(writer => writer.WriteBase64String("bytes", body))];
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            JsonElement[] values = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
            return [.. values.Select(value => Event(writer =>
            {
                writer.WritePropertyName("value");
                writer.WriteRawValue(value.GetRawText());
            }))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? Data(AgentEvent next) => next is not UnknownEvent { Raw: var raw } ? null
        : raw.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64()
        : System.Text.Encoding.UTF8.GetBytes(raw.GetProperty("value").GetRawText());

    private static UnknownEvent Event(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "MESSAGE");
            write(writer);
            writer.WriteEndObject();
        }

        return new UnknownEvent(JsonSerializer.Deserialize<JsonElement>(buffer.ToArray()));
    }
}
