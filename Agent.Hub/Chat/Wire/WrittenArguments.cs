using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Hub.Chat.Wire;

/// <summary>Makes a JSON object of arguments that a model wrote one by one.</summary>
internal static class WrittenArguments
{
    /// <summary>The object.</summary>
    /// <param name="parameters">Matches with the groups <c>name</c> and <c>value</c>.</param>
    public static string Write(MatchCollection parameters)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (Match parameter in parameters)
            {
                json.WritePropertyName(parameter.Groups["name"].Value.Trim());
                WriteValue(json, parameter.Groups["value"].Value.Trim('\r', '\n'));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Numbers, lists and objects are written bare, and so are strings.</summary>
    private static void WriteValue(Utf8JsonWriter json, string value)
    {
        try
        {
            using var parsed = JsonDocument.Parse(value);
            parsed.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(value);
        }
    }
}
