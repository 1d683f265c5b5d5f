using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>A request for a response, as far as the hub uses it.</summary>
/// <param name="Model">The model as named.</param>
/// <param name="Messages">What was said.</param>
internal sealed record ResponseRequest(string Model, OpenAiMessages Messages)
{
    /// <summary>Members that come back in the response as they were sent.</summary>
    private static readonly string[] Echoed =
    [
        "instructions",
        "metadata",
        "temperature",
        "top_p",
        "presence_penalty",
        "frequency_penalty",
        "top_logprobs",
        "max_output_tokens",
        "max_tool_calls",
        "service_tier",
        "safety_identifier",
        "prompt_cache_key",
        "parallel_tool_calls",
        "truncation",
        "reasoning",
        "text",
    ];

    private static readonly string[] Texts =
    [
        "model",
        "previous_response_id",
        "instructions",
        "truncation",
        "service_tier",
        "safety_identifier",
        "prompt_cache_key",
    ];

    private static readonly string[] Numbers =
    [
        "temperature",
        "top_p",
        "presence_penalty",
        "frequency_penalty",
        "max_output_tokens",
        "max_tool_calls",
        "top_logprobs",
    ];

    /// <summary>Whether the events are streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>The response this one goes on from; null for a new conversation.</summary>
    public string? Previous { get; init; }

    /// <summary>What the client asks for beyond the API.</summary>
    public HubExtension Extension { get; init; } = new();

    /// <summary>What the client set, to be told again.</summary>
    public required JsonObject Echo { get; init; }

    /// <summary>Reads a request.</summary>
    public static ResponseRequest? Read(JsonElement body, out OpenAiError? error)
    {
        error = Malformed(body) ?? Unsupported(body);
        if (error is not null)
            return null;
        var extension = HubExtension.Read(body, out error);
        if (error is not null)
            return null;
        body.TryGetProperty("input", out var input);
        if (OpenAiMessages.Read(input, "input", out error) is not { } messages)
            return null;
        var echo = new JsonObject();
        foreach (var name in Echoed)
        {
            if (body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                echo[name] = JsonNode.Parse(value.GetRawText());
        }

        return new ResponseRequest(OpenAiBody.Text(body, "model") ?? string.Empty, messages)
        {
            Extension = extension,
            Stream = OpenAiBody.Flag(body, "stream"),
            Previous = OpenAiBody.Text(body, "previous_response_id"),
            Echo = echo,
        };
    }

    private static OpenAiError? Malformed(JsonElement body) =>
        OpenAiBody.Check(body, JsonValueKind.String, Texts)
        ?? OpenAiBody.Check(body, JsonValueKind.True, "stream", "store", "background", "parallel_tool_calls")
        ?? OpenAiBody.Check(body, JsonValueKind.Number, Numbers)
        ?? OpenAiBody.Check(body, JsonValueKind.Array, "tools", "include")
        ?? OpenAiBody.Check(body, JsonValueKind.Object, "metadata", "reasoning", "text")
        ?? OpenAiBody.CheckWithin(body, "text", JsonValueKind.Object, "format")
        ?? (
            body.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                ? OpenAiBody.CheckWithin(
                    body,
                    "metadata",
                    JsonValueKind.String,
                    [.. metadata.EnumerateObject().Select(member => member.Name)]
                )
                : null
        );

    private static OpenAiError? Unsupported(JsonElement body)
    {
        if (body.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() > 0)
            return OpenAiError.Unsupported("Tools of the client are not called", "tools");
        if (OpenAiBody.CheckToolChoice(body) is { } choice)
            return choice;
        if (body.TryGetProperty("conversation", out var conversation) && conversation.ValueKind != JsonValueKind.Null)
            return OpenAiError.Unsupported("A conversation is gone on with by previous_response_id", "conversation");
        if (body.TryGetProperty("prompt", out var prompt) && prompt.ValueKind != JsonValueKind.Null)
            return OpenAiError.Unsupported("There are no stored prompts", "prompt");
        if (
            body.TryGetProperty("text", out var text)
            && text.ValueKind == JsonValueKind.Object
            && text.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.Object
            && OpenAiBody.Text(format, "type") is not (null or "text")
        )
            return OpenAiError.Unsupported("Answers are text", "text.format");
        return null;
    }
}
