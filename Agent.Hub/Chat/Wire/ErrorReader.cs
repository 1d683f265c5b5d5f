using System.Globalization;
using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads an error in any shape: an object with code, type, status and message; a text; a list of FastAPI's details.</summary>
internal static class ErrorReader
{
    /// <summary>Reads the value the reader stands on; null for <c>null</c>, which some servers send with every chunk.</summary>
    public static EndpointError? Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
            case JsonTokenType.False:
                return null;
            case JsonTokenType.StartObject:
                return ReadObject(ref json);
            case JsonTokenType.String:
                return json.GetString() is { Length: > 0 } text ? new EndpointError(null, string.Empty, text) : null;
            default:
                return new EndpointError(null, string.Empty, JsonText.Raw(ref json));
        }
    }

    private static EndpointError ReadObject(ref Utf8JsonReader json)
    {
        int? status = null;
        string? param = null;
        var (code, type, message) = (string.Empty, string.Empty, string.Empty);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("code"u8))
                (code, status) = ReadCode(ref json, code, status);
            else if (json.ValueTextEquals("status"u8) || json.ValueTextEquals("status_code"u8))
                (_, status) = ReadCode(ref json, code, status);
            else if (json.ValueTextEquals("type"u8))
                type = JsonText.Read(ref json) ?? string.Empty;
            else if (json.ValueTextEquals("param"u8))
                param = JsonText.Read(ref json);
            else if (json.ValueTextEquals("message"u8) || json.ValueTextEquals("detail"u8))
                message = ReadMessage(ref json);
            else if (json.ValueTextEquals("innererror"u8) || json.ValueTextEquals("metadata"u8))
                message += ReadMessage(ref json);
            else
                Skip(ref json);
        }

        return new EndpointError(status, $"{code} {type}".Trim(), message) { Param = param };
    }

    private static (string Code, int? Status) ReadCode(ref Utf8JsonReader json, string code, int? status)
    {
        json.Read();
        var text = json.TokenType switch
        {
            JsonTokenType.Number => json.TryGetInt32(out var number) ? number.ToString(CultureInfo.InvariantCulture) : string.Empty,
            JsonTokenType.String => json.GetString() ?? string.Empty,
            _ => string.Empty,
        };
        json.Skip();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 400 and <= 599
            ? (code, value)
            : (text.Length > 0 ? text : code, status);
    }

    private static string ReadMessage(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString() ?? string.Empty : JsonText.Raw(ref json);
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }
}
