using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads a tool call that a model wrote as text: Hermes' JSON, or Qwen's XML.</summary>
internal static partial class WrittenToolCall
{
    /// <summary>The call; null where the text is none.</summary>
    /// <param name="text">What stood between the tags.</param>
    public static ToolFragment? Read(string text)
    {
        text = text.Trim();
        return text.StartsWith('{') ? ReadJson(text) : ReadXml(text);
    }

    private static ToolFragment? ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (!root.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
                return null;
            var has = root.TryGetProperty("arguments", out var arguments) || root.TryGetProperty("parameters", out arguments);
            return new ToolFragment(null, null, name.GetString(), has ? arguments.GetRawText() : "{}", true);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ToolFragment? ReadXml(string text)
    {
        var function = FunctionTag().Match(text);
        if (!function.Success)
            return null;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (Match parameter in ParameterTag().Matches(function.Groups["body"].Value))
            {
                json.WritePropertyName(parameter.Groups["name"].Value);
                WriteValue(json, parameter.Groups["value"].Value.Trim('\r', '\n'));
            }

            json.WriteEndObject();
        }

        return new ToolFragment(null, null, function.Groups["name"].Value, Encoding.UTF8.GetString(buffer.ToArray()), true);
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

    [GeneratedRegex(@"^<function=(?<name>[^>\s]+)>(?<body>.*?)(</function>)?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionTag();

    [GeneratedRegex(@"<parameter=(?<name>[^>\s]+)>(?<value>.*?)</parameter>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterTag();
}
