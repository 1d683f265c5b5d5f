using System.Buffers;
using System.Text.Json;
using MessagePack;

namespace Agent.Protocol.MessagePack;

/// <summary>
/// Translates between JSON and MessagePack, token by token. The wire's shape is defined once, by its JSON form: names, order, unknown
/// fields and unknown events are the same in both.
/// </summary>
internal static class MessagePackJson
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = AgentProtocolContext.Encoder, SkipValidation = true };

    /// <summary>Writes a JSON text as MessagePack.</summary>
    public static void Write(ref MessagePackWriter writer, ReadOnlySpan<byte> json)
    {
        // MessagePack says how many members come before the first; JSON does not, so one pass counts and the next writes.
        var counts = Count(json);
        var container = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteMapHeader(counts[container++]); break;
                case JsonTokenType.StartArray: writer.WriteArrayHeader(counts[container++]); break;
                case JsonTokenType.PropertyName or JsonTokenType.String: WriteString(ref writer, ref reader); break;
                case JsonTokenType.Number when reader.TryGetInt64(out var whole): writer.Write(whole); break;
                case JsonTokenType.Number: writer.Write(reader.GetDouble()); break;
                case JsonTokenType.True: writer.Write(true); break;
                case JsonTokenType.False: writer.Write(false); break;
                case JsonTokenType.Null: writer.WriteNil(); break;
            }
        }
    }

    /// <summary>Reads one MessagePack value as JSON text.</summary>
    public static ReadOnlyMemory<byte> Read(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        ReadValue(ref reader, json, options);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static List<int> Count(ReadOnlySpan<byte> json)
    {
        var counts = new List<int>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    continue;
                case JsonTokenType.PropertyName:
                    continue;
            }

            if (open.TryPeek(out var parent))
                counts[parent]++;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push(counts.Count);
                counts.Add(0);
            }
        }

        return counts;
    }

    private static void WriteString(ref MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            writer.WriteString(reader.ValueSpan);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        writer.WriteString(rented.AsSpan(0, reader.CopyString(rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static void ReadValue(ref MessagePackReader reader, Utf8JsonWriter json, MessagePackSerializerOptions options)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                json.WriteNullValue();
                break;
            case MessagePackType.Boolean:
                json.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                json.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackType.Integer:
                json.WriteNumberValue(reader.ReadInt64());
                break;
            case MessagePackType.Float:
                var number = reader.ReadDouble();
                if (!double.IsFinite(number))
                    throw new MessagePackSerializationException("A number is not finite.");
                json.WriteNumberValue(number);
                break;
            case MessagePackType.String:
                json.WriteStringValue(ReadText(ref reader));
                break;
            case MessagePackType.Array:
                ReadArray(ref reader, json, options);
                break;
            case MessagePackType.Map:
                ReadMap(ref reader, json, options);
                break;
            default:
                throw new MessagePackSerializationException($"A {reader.NextMessagePackType} has no place in this protocol.");
        }
    }

    private static void ReadArray(ref MessagePackReader reader, Utf8JsonWriter json, MessagePackSerializerOptions options)
    {
        options.Security.DepthStep(ref reader);
        var count = reader.ReadArrayHeader();
        json.WriteStartArray();
        for (var i = 0; i < count; i++)
            ReadValue(ref reader, json, options);
        json.WriteEndArray();
        reader.Depth--;
    }

    private static void ReadMap(ref MessagePackReader reader, Utf8JsonWriter json, MessagePackSerializerOptions options)
    {
        options.Security.DepthStep(ref reader);
        var count = reader.ReadMapHeader();
        json.WriteStartObject();
        for (var i = 0; i < count; i++)
        {
            json.WritePropertyName(ReadText(ref reader));
            ReadValue(ref reader, json, options);
        }

        json.WriteEndObject();
        reader.Depth--;
    }

    private static ReadOnlySpan<byte> ReadText(ref MessagePackReader reader) =>
        reader.TryReadStringSpan(out var span) ? span : reader.ReadStringSequence()!.Value.ToArray();
}
