using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.ExternalTools;

/// <summary>
/// The hash of a whole set of tools: names, descriptions, schemas and whether each says that it only reads, in an order of its own.
/// Whatever changes in one of them changes it.
/// </summary>
internal static class ToolSetHash
{
    /// <summary>The hash, SHA-256 in hexadecimal.</summary>
    public static string Of(IEnumerable<Tool> tools)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var tool in tools.OrderBy(tool => tool.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", tool.Name);
                json.WriteString("description", tool.Description);
                json.WritePropertyName("inputSchema");
                Write(json, tool.InputSchema);
                // It decides whether a person is asked: no server may come to say so unseen.
                if (tool.Annotations?.ReadOnlyHint is true)
                    json.WriteBoolean("readOnlyHint", true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.ToArray()));
    }

    /// <summary>Members in the order of their names: a server may list them in another one each time.</summary>
    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
