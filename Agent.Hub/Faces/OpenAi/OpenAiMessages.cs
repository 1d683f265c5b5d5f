using System.Text.Json;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>The newest question of a conversation as OpenAI's clients send it, and what was said before.</summary>
/// <param name="Question">The newest user message.</param>
/// <param name="Before">Role and text of the user's and the assistant's messages before it.</param>
internal sealed record OpenAiMessages(string Question, IReadOnlyList<(string Role, string Text)> Before)
{
    /// <summary>Reads messages, or a response's input: a text, or a list of items.</summary>
    /// <param name="list">The value; its items have a role and content, or are of other types and passed over.</param>
    /// <param name="param">What the parameter is called.</param>
    /// <param name="error">What is wrong; null where all is well.</param>
    public static OpenAiMessages? Read(JsonElement list, string param, out OpenAiError? error)
    {
        error = null;
        if (list.ValueKind == JsonValueKind.String)
            return new OpenAiMessages(list.GetString()!, []);
        if (list.ValueKind != JsonValueKind.Array)
        {
            error = OpenAiError.Invalid($"{param} must be an array of messages.", param);
            return null;
        }

        var said = new List<(string Role, string Text)>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                error = OpenAiError.Invalid($"Each entry of {param} must be an object.", param);
            else if (item.TryGetProperty("role", out var role) && role.ValueKind != JsonValueKind.String)
                error = OpenAiError.Invalid($"The role of each entry of {param} must be a text.", param);
            else if (role.ValueKind == JsonValueKind.String && role.GetString() is "user" or "assistant")
                Add(said, role.GetString()!, Text(item, param, ref error));
            if (error is not null)
                return null;
        }

        var newest = said.FindLastIndex(message => message.Role == "user");
        if (newest >= 0 && !string.IsNullOrWhiteSpace(said[newest].Text))
            return new OpenAiMessages(said[newest].Text, said[..newest]);
        error = OpenAiError.Invalid($"{param} must hold a user message with text.", param);
        return null;
    }

    private static string Text(JsonElement message, string param, ref OpenAiError? error)
    {
        if (!message.TryGetProperty("content", out var content) || content.ValueKind == JsonValueKind.Null)
            return string.Empty;
        if (content.ValueKind == JsonValueKind.String)
            return content.GetString()!;
        if (content.ValueKind != JsonValueKind.Array)
        {
            error = OpenAiError.Invalid($"The content of a message must be a text or a list of parts.", param);
            return string.Empty;
        }

        var texts = new List<string>();
        foreach (var part in content.EnumerateArray())
        {
            if (Part(part, param, out var wrong) is { } text)
                texts.Add(text);
            error ??= wrong;
        }

        return string.Join(IsAnswer(message) ? string.Empty : "\n", texts);
    }

    private static string? Part(JsonElement part, string param, out OpenAiError? error)
    {
        error = null;
        if (part.ValueKind != JsonValueKind.Object)
            error = OpenAiError.Invalid("Each part of a message's content must be an object with a type.", param);
        else if (OpenAiBody.Text(part, "text") is { } text)
            return text;
        else if (part.TryGetProperty("text", out var other) && other.ValueKind != JsonValueKind.Null)
            error = OpenAiError.Invalid("The text of a part of a message's content must be a text.", param);
        else if (OpenAiBody.Text(part, "type") is not { } type)
            error = OpenAiError.Invalid("Each part of a message's content must be an object with a type.", param);
        else if (type.Contains("image", StringComparison.Ordinal))
            error = OpenAiError.Unsupported("Images are not read", param);
        else if (type.Contains("audio", StringComparison.Ordinal) || type.Contains("file", StringComparison.Ordinal))
            error = OpenAiError.Unsupported("Only text is read", param);
        return null;
    }

    private static bool IsAnswer(JsonElement message) => OpenAiBody.Text(message, "role") == "assistant";

    /// <summary>Adds a message. An answer that comes in several, as the items of a response do, is one.</summary>
    private static void Add(List<(string Role, string Text)> said, string role, string text)
    {
        if (role == "assistant" && said is [.., (Role: "assistant", var before)])
            said[^1] = (role, before + text);
        else
            said.Add((role, text));
    }
}
