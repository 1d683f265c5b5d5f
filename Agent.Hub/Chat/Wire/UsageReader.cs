using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads a usage object.</summary>
internal static class UsageReader
{
    /// <summary>Reads the object the reader stands on.</summary>
    public static TurnUsage Read(ref Utf8JsonReader json)
    {
        var usage = default(TurnUsage);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("prompt_tokens"u8))
                usage = usage with { Input = JsonText.ReadNumber(ref json) };
            else if (json.ValueTextEquals("completion_tokens"u8))
                usage = usage with { Output = JsonText.ReadNumber(ref json) };
            else if (json.ValueTextEquals("prompt_cache_hit_tokens"u8))
                usage = usage with { Cached = JsonText.ReadNumber(ref json) ?? usage.Cached };
            else if (json.ValueTextEquals("prompt_tokens_details"u8))
                usage = usage with { Cached = ReadDetail(ref json, "cached_tokens"u8) ?? usage.Cached };
            else if (json.ValueTextEquals("completion_tokens_details"u8))
                usage = usage with { Reasoning = ReadDetail(ref json, "reasoning_tokens"u8) };
            else if (json.ValueTextEquals("cost"u8))
                usage = usage with { Cost = ReadCost(ref json) };
            else
                Skip(ref json);
        }

        return usage;
    }

    private static long? ReadDetail(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        long? value = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals(name))
                value = JsonText.ReadNumber(ref json);
            else
                Skip(ref json);
        }

        return value;
    }

    private static double? ReadCost(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var cost))
            return cost;
        json.Skip();
        return null;
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }
}
