using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>Reads and writes batches; a batch shared by several viewers is serialised once and then copied.</summary>
public sealed class EventBatchConverter : JsonConverter<EventBatch>
{
    private static readonly AgentEventConverter Events = new();

    /// <inheritdoc/>
    public override EventBatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A batch is a JSON object.");

        string? runId = null, epoch = null;
        long? seq = null;
        List<AgentEvent>? events = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("runId"u8))
                runId = ReadString(ref reader);
            else if (reader.ValueTextEquals("epoch"u8))
                epoch = ReadString(ref reader);
            else if (reader.ValueTextEquals("seq"u8) && reader.Read())
                seq = reader.GetInt64();
            else if (reader.ValueTextEquals("events"u8))
                events = ReadEvents(ref reader, options);
            else
                reader.Skip();
        }

        return new EventBatch
        {
            RunId = runId ?? Unnamed("runId", epoch, seq),
            Epoch = epoch ?? Unnamed("epoch", runId, seq),
            Seq = seq ?? throw Missing("seq"),
            Events = events ?? throw Missing("events"),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EventBatch value, JsonSerializerOptions options)
    {
        if (value.IsShared)
            writer.WriteRawValue(value.Encoded(BatchEncoding.Json, Utf8Json.Encode), skipInputValidation: true);
        else
            Write(writer, value);
    }

    /// <summary>A batch as UTF-8 JSON.</summary>
    public static byte[] Encode(EventBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Utf8Json.Encode(batch);
    }

    internal static void Write(Utf8JsonWriter writer, EventBatch batch)
    {
        writer.WriteStartObject();
        // A refusal stands outside every log: its names are empty and written all the same.
        if (batch.Seq < 1 || batch.RunId.Length > 0 || batch.Epoch.Length > 0)
        {
            writer.WriteString("runId"u8, batch.RunId);
            writer.WriteString("epoch"u8, batch.Epoch);
        }

        writer.WriteNumber("seq"u8, batch.Seq);
        writer.WriteStartArray("events"u8);
        // By index: an enumerator would be an object for every batch.
        for (var i = 0; i < batch.Events.Count; i++)
            Events.Write(writer, batch.Events[i], JsonSerializerOptions.Default);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<AgentEvent> ReadEvents(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("The events of a batch are an array.");
        var events = new List<AgentEvent>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            events.Add(Events.Read(ref reader, typeof(AgentEvent), options));
        return events;
    }

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    // A compact stream names run and epoch in its first batch only: both, or none.
    private static string Unnamed(string property, string? other, long? seq) =>
        seq >= 1 && other is null ? string.Empty : throw Missing(property);

    private static JsonException Missing(string property) => new($"A batch needs \"{property}\".");
}
