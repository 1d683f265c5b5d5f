using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>The words endpoints end a turn with.</summary>
internal static class FinishReasons
{
    /// <summary>Ended by itself.</summary>
    public const string Stop = "stop";

    /// <summary>Cut at the token limit.</summary>
    public const string Length = "length";

    /// <summary>Stopped by the endpoint's filter.</summary>
    public const string ContentFilter = "content_filter";

    /// <summary>Ended to have tools called.</summary>
    public const string ToolCalls = "tool_calls";

    /// <summary>Failed in the middle.</summary>
    public const string Error = "error";

    /// <summary>Stopped for want of machines (DeepSeek).</summary>
    public const string NoResource = "insufficient_system_resource";

    /// <summary>The reason the reader stands on; null while there is none. Known words cost no allocation.</summary>
    public static string? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return null;
        }

        return json.ValueTextEquals("stop"u8) ? Stop
            : json.ValueTextEquals("tool_calls"u8) ? ToolCalls
            : json.ValueTextEquals("length"u8) ? Length
            : json.GetString();
    }
}
