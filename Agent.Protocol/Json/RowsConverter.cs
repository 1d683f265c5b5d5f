using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Protocol;

/// <summary>
/// Rows of plain cells: null, boolean, <see cref="long"/>, <see cref="double"/>, string; written without boxing surprises, read back as the
/// same types.
/// </summary>
public sealed class RowsConverter : JsonConverter<IReadOnlyList<IReadOnlyList<object?>>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<object?>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Rows are an array of arrays.");

        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var row = new List<object?>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                row.Add(ReadCell(ref reader));
            rows.Add(row);
        }

        return rows;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<object?>> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var row in value)
        {
            writer.WriteStartArray();
            foreach (var cell in row)
                WriteCell(writer, cell);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static object? ReadCell(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return null;
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.String: return reader.GetString();
            case JsonTokenType.Number: return reader.TryGetInt64(out var whole) ? whole : reader.GetDouble();
            default: return JsonElement.ParseValue(ref reader).GetRawText();
        }
    }

    private static void WriteCell(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case int whole: writer.WriteNumberValue(whole); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            // JSON has no NaN or infinity; "no value" is the truth, 0 would be a lie.
            case double: writer.WriteNullValue(); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case string text: writer.WriteStringValue(text); break;
            default: throw new JsonException($"A cell cannot be a {cell.GetType().Name}.");
        }
    }
}
