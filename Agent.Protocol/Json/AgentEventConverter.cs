using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Agent.Protocol;

/// <summary>Reads and writes events by their <c>type</c>; an unknown type becomes an <see cref="UnknownEvent"/>, never an error.</summary>
public sealed class AgentEventConverter : JsonConverter<AgentEvent>
{
    /// <inheritdoc/>
    public override AgentEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The discriminator may stand anywhere in the object, so the copy of the reader looks ahead.
        var type = Discriminator(reader);
        return type is null
            ? new UnknownEvent(JsonElement.ParseValue(ref reader))
            : (AgentEvent)JsonSerializer.Deserialize(ref reader, type)!;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AgentEvent value, JsonSerializerOptions options)
    {
        if (value is UnknownEvent unknown)
        {
            unknown.Raw.WriteTo(writer);
            return;
        }

        JsonSerializer.Serialize(writer, value, AgentProtocolJson.TypeInfo(value.GetType()));
    }

    private static JsonTypeInfo? Discriminator(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An event is a JSON object.");

        string? type = null, variant = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isVariant = reader.ValueTextEquals("activityType"u8) || reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
                type = reader.GetString();
            else if (isVariant && reader.TokenType == JsonTokenType.String)
                variant = reader.GetString();
            else
                reader.Skip();
        }

        return type is null ? null : AgentProtocolJson.EventTypeInfo(type, variant);
    }
}
