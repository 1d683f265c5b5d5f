using System.Text;
using System.Text.Json;

namespace Agent.Hub.Hubs;

/// <summary>The result of a call that made a table, without what the table says itself.</summary>
internal static class TableReference
{
    // Only tables begin so: what is not the hub's own stands inside a text.
    private const string Beginning = "{\"table_id\":";

    /// <summary><c>{ table_id, chart_id?, total_rows, truncated }</c>; null where the result is no table.</summary>
    public static string? Of(string content)
    {
        if (!content.StartsWith(Beginning, StringComparison.Ordinal))
            return null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(content));
        var buffer = new MemoryStream(96);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                Copy(ref reader, writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        var name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "table_id" or "chart_id":
                writer.WriteString(name, reader.GetString());
                break;
            case "total_rows":
                writer.WriteNumber(name, reader.GetInt64());
                break;
            case "truncated":
                writer.WriteBoolean(name, reader.GetBoolean());
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
