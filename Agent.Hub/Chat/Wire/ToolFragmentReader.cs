using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads one entry of <c>tool_calls</c>, or a legacy <c>function_call</c>.</summary>
internal static class ToolFragmentReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    public static ToolFragment Read(ref Utf8JsonReader json)
    {
        var fragment = default(ToolFragment);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("index"u8))
                fragment = fragment with { Index = (int?)JsonText.ReadNumber(ref json) };
            else if (json.ValueTextEquals("id"u8))
                fragment = fragment with { Id = JsonText.Read(ref json) };
            else if (json.ValueTextEquals("name"u8))
                fragment = fragment with { Name = JsonText.Read(ref json) };
            else if (json.ValueTextEquals("arguments"u8))
                fragment = ReadArguments(ref json, fragment);
            else if (json.ValueTextEquals("function"u8))
                fragment = ReadFunction(ref json, fragment);
            else
                Skip(ref json);
        }

        return fragment;
    }

    private static ToolFragment ReadFunction(ref Utf8JsonReader json, ToolFragment fragment)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return fragment;
        }

        var function = Read(ref json);
        return fragment with { Name = function.Name, Arguments = function.Arguments, IsWhole = function.IsWhole };
    }

    private static ToolFragment ReadArguments(ref Utf8JsonReader json, ToolFragment fragment)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return fragment with { Arguments = json.GetString() };
            case JsonTokenType.Null:
                return fragment;
            default:
                return fragment with { Arguments = JsonText.Raw(ref json), IsWhole = true };
        }
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }
}
