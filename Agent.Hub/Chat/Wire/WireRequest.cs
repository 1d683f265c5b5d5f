using System.Buffers;
using System.Runtime.InteropServices;
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
    /// <param name="refused">Fields that the endpoint does not take; null for those of the profile.</param>
    /// <param name="into">Where it is written.</param>
    public static void Write(
        string model,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        EndpointProfile profile,
        RefusedFields? refused,
        IBufferWriter<byte> into
    )
    {
        refused ??= new RefusedFields(profile.Omits);
        using var json = new Utf8JsonWriter(into, Relaxed);
        json.WriteStartObject();
        json.WriteString("model", model);
        WireMessages.Write(json, messages, profile.Echo, refused);
        WriteTools(json, options, refused);
        WriteLimits(json, options, profile, refused);
        json.WriteBoolean("stream", true);
        if (profile.AsksForUsage && !refused.Contains(RefusedFields.StreamOptions))
        {
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        if (profile.AsksForCost && !refused.Contains(RefusedFields.Usage))
        {
            json.WriteStartObject("usage");
            json.WriteBoolean("include", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteLimits(Utf8JsonWriter json, ChatOptions? options, EndpointProfile profile, RefusedFields refused)
    {
        if (options?.MaxOutputTokens is { } tokens && LimitField(profile, refused) is { } field)
            json.WriteNumber(field, tokens);
        if (options?.Temperature is { } temperature && !refused.Contains(RefusedFields.Temperature))
            json.WriteNumber(RefusedFields.Temperature, temperature);
        if (
            options?.AdditionalProperties?.GetValueOrDefault(WireChatClient.EffortProperty) is string effort
            && !refused.Contains(RefusedFields.ReasoningEffort)
        )
            json.WriteString(RefusedFields.ReasoningEffort, effort);
    }

    /// <summary>
    /// The field that limits tokens; the other of the two names where the endpoint refuses the usual one; null where it takes neither.
    /// </summary>
    private static string? LimitField(EndpointProfile profile, RefusedFields refused)
    {
        if (!refused.Contains(profile.MaxTokensField))
            return profile.MaxTokensField;
        var other = profile.MaxTokensField == RefusedFields.MaxTokens ? RefusedFields.MaxCompletionTokens : RefusedFields.MaxTokens;
        return refused.Contains(other) ? null : other;
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions? options, RefusedFields refused)
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
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(tool.JsonSchema), skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (refused.Contains(RefusedFields.ToolChoice))
            return;
        json.WriteString(RefusedFields.ToolChoice, options.ToolMode switch
        {
            NoneChatToolMode => "none",
            RequiredChatToolMode => "required",
            _ => "auto",
        });
    }
}
