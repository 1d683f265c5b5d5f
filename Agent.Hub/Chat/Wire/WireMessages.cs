using System.Text.Json;
using Agent.Core.Agents;
using Agent.Hub.Chat.Profiles;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire;

/// <summary>Writes a conversation as <c>messages</c>.</summary>
internal static class WireMessages
{
    // Every line break and indent would be a token that is paid for.
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>Writes the property.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ReasoningEcho echo, RefusedFields refused)
    {
        // Reasoning goes back only while its question is being answered; that of older answers is noise, and some servers refuse it.
        var current = messages.Count - 1;
        while (current >= 0 && messages[current].Role != ChatRole.User)
            current--;

        json.WriteStartArray("messages");
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            if (message.Role == ChatRole.Tool)
                WriteResults(json, message);
            else if (message.Role == ChatRole.Assistant)
                WriteAssistant(json, message, echo == ReasoningEcho.AsReceived && index > current, refused);
            else
                WriteText(json, message);
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        JsonText.Write(json, "content", message.Text);
        json.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter json, ChatMessage message, bool echoes, RefusedFields refused)
    {
        json.WriteStartObject();
        json.WriteString("role", "assistant");
        // Empty, never null or absent: each of those is refused by some server.
        json.WriteString("content", message.Text);
        if (echoes)
            WriteReasoning(json, message, refused);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
                WriteCall(json, call);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter json, ChatMessage message, RefusedFields refused)
    {
        var reasoning = message.Contents.OfType<TextReasoningContent>().ToList();
        if (!refused.Contains(ReasoningFields.Details)
            && reasoning.Find(content => content is { ProtectedData: not null, RawRepresentation: ReasoningFields.Details }) is { } details)
        {
            json.WritePropertyName(ReasoningFields.Details);
            json.WriteRawValue(details.ProtectedData!);
            return;
        }

        foreach (var field in (ReadOnlySpan<string>)[ReasoningFields.ReasoningContent, ReasoningFields.Reasoning])
        {
            var text = string.Concat(
                reasoning.Where(content => content.RawRepresentation is string from && from == field).Select(content => content.Text)
            );
            if (text.Length > 0 && !refused.Contains(field))
                json.WriteString(field, text);
        }
    }

    private static void WriteCall(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.CallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        // Arguments that could not be read go back as an empty object: chat templates parse them, and fail on what we could not parse.
        json.WriteString(
            "arguments",
            call.Arguments is null ? "{}" : JsonSerializer.Serialize(call.Arguments, Compact)
        );
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            json.WriteStartObject();
            json.WriteString("role", "tool");
            json.WriteString("tool_call_id", result.CallId);
            json.WriteString("content", result.GetResultText());
            json.WriteEndObject();
        }
    }
}
