using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Agent.Hub.Chat.Profiles;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>Writes the body of a request.</summary>
internal static class WireRequest
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body as UTF-8 JSON.</summary>
    /// <param name="model">The model, as the endpoint calls it.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="options">Tools and limits; null for none.</param>
    /// <param name="profile">How the endpoint wants it.</param>
    public static ReadOnlyMemory<byte> Write(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, EndpointProfile profile)
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        json.WriteStartObject();
        json.WriteString("model", model);
        WireMessages.Write(json, messages, profile.Echo);
        WriteTools(json, options);
        WriteLimits(json, options, profile);
        json.WriteBoolean("stream", true);
        if (profile.AsksForUsage)
        {
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        if (profile.AsksForCost)
        {
            json.WriteStartObject("usage");
            json.WriteBoolean("include", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteLimits(Utf8JsonWriter json, ChatOptions? options, EndpointProfile profile)
    {
        if (options?.MaxOutputTokens is { } tokens)
            json.WriteNumber(profile.MaxTokensField, tokens);
        if (options?.Temperature is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (options?.AdditionalProperties?.GetValueOrDefault(WireChatClient.EffortProperty) is string effort)
            json.WriteString("reasoning_effort", effort);
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools.OfType<AIFunctionDeclaration>())
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("tool_choice", options.ToolMode switch
        {
            NoneChatToolMode => "none",
            RequiredChatToolMode => "required",
            _ => "auto",
        });
    }
}
