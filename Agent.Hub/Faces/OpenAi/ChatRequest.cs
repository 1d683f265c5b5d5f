using System.Text.Json;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>A request for a chat completion, as far as the hub uses it.</summary>
/// <param name="Model">The model as named.</param>
/// <param name="Messages">What was said.</param>
internal sealed record ChatRequest(string Model, OpenAiMessages Messages)
{
    private static readonly string[] ThreadHeaders = ["X-Thread-Id", "X-OpenWebUI-Chat-Id", "X-Conversation-Id"];

    /// <summary>Whether the answer is streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether a last chunk says the usage.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>The conversation, where the client names one.</summary>
    public string? Thread { get; init; }

    /// <summary>Where the client names the conversation: a header, or a member of the body.</summary>
    public string? ThreadSource { get; init; }

    /// <summary>What the client asks for beyond the API.</summary>
    public HubExtension Extension { get; init; } = new();

    /// <summary>Reads a request.</summary>
    public static ChatRequest? Read(JsonElement body, HttpContext context, out OpenAiError? error)
    {
        error = Malformed(body) ?? Unsupported(body);
        if (error is not null)
            return null;
        var extension = HubExtension.Read(body, out error);
        if (error is not null)
            return null;
        body.TryGetProperty("messages", out var list);
        if (OpenAiMessages.Read(list, "messages", out error) is not { } messages)
            return null;
        var (source, thread) = ThreadOf(body, messages, context);
        return new ChatRequest(
            OpenAiBody.Text(body, "model") ?? string.Empty,
            messages with
            {
                Question = HiddenTasks.Question(messages.Question),
            }
        )
        {
            Extension = extension,
            Stream = OpenAiBody.Flag(body, "stream"),
            IncludeUsage =
                body.TryGetProperty("stream_options", out var options)
                && options.ValueKind == JsonValueKind.Object
                && OpenAiBody.Flag(options, "include_usage"),
            Thread = thread,
            ThreadSource = source,
        };
    }

    private static (string? Source, string? Thread) ThreadOf(JsonElement body, OpenAiMessages messages, HttpContext context)
    {
        foreach (var header in ThreadHeaders)
        {
            if (Header(context, header) is { } named)
                return (header, named);
        }

        // Clients that send what was said before mean a person by "user", not a conversation.
        return messages.Before.Count == 0 && OpenAiBody.Text(body, "user") is { } user ? ("user", user) : (null, null);
    }

    private static OpenAiError? Malformed(JsonElement body) =>
        OpenAiBody.Check(body, JsonValueKind.String, "model", "user")
        ?? OpenAiBody.Check(body, JsonValueKind.True, "stream")
        ?? OpenAiBody.Check(body, JsonValueKind.Number, "n", "temperature", "top_p", "max_tokens", "max_completion_tokens", "seed")
        ?? OpenAiBody.Check(body, JsonValueKind.Array, "messages", "tools")
        ?? OpenAiBody.Check(body, JsonValueKind.Object, "stream_options", "response_format", "metadata")
        ?? OpenAiBody.CheckWithin(body, "stream_options", JsonValueKind.True, "include_usage")
        ?? OpenAiBody.CheckWithin(body, "response_format", JsonValueKind.String, "type")
        ?? CheckCount(body);

    private static OpenAiError? CheckCount(JsonElement body) =>
        body.TryGetProperty("n", out var count) && count.ValueKind == JsonValueKind.Number && count.GetDouble() is < 1 or > 1 and < 2
            ? OpenAiError.Invalid("n must be a whole number from 1 on.", "n")
            : null;

    private static OpenAiError? Unsupported(JsonElement body)
    {
        if (body.TryGetProperty("n", out var count) && count.ValueKind == JsonValueKind.Number && count.GetDouble() > 1)
            return OpenAiError.Unsupported("A question has one answer", "n");
        if (OpenAiBody.CheckToolChoice(body) is { } choice)
            return choice;
        if (
            body.TryGetProperty("response_format", out var format)
            && format.ValueKind == JsonValueKind.Object
            && OpenAiBody.Text(format, "type") is not (null or "text")
        )
            return OpenAiError.Unsupported("Answers are text", "response_format");
        return null;
    }

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers[name].ToString() is { Length: > 0 } value ? value : null;
}
