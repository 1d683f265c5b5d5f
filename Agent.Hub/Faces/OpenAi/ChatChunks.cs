using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>The JSON of a chat completion, whole and in chunks.</summary>
/// <param name="id">The completion.</param>
/// <param name="created">When it was asked for, in seconds of Unix time.</param>
/// <param name="model">The model as the client named it.</param>
/// <param name="includesUsage">Whether chunks say that usage comes.</param>
internal sealed class ChatChunks(string id, long created, string model, bool includesUsage)
{
    /// <summary>The first chunk: the role.</summary>
    public JsonObject First() => Chunk(new JsonObject { ["role"] = "assistant", ["content"] = string.Empty }, null);

    /// <summary>A chunk with a piece.</summary>
    public JsonObject Delta(JsonObject delta) => Chunk(delta, null);

    /// <summary>The last chunk of the choice.</summary>
    /// <param name="extension">What the hub says beyond the API; null for nothing.</param>
    public JsonObject Stop(JsonObject? extension = null)
    {
        var chunk = Chunk([], "stop");
        if (extension is not null)
            chunk[HubExtension.Name] = extension;
        return chunk;
    }

    /// <summary>The chunk that says the usage; it has no choice.</summary>
    public JsonObject Usage(RunUsage? usage)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray();
        chunk["usage"] = Tokens(usage);
        return chunk;
    }

    /// <summary>The answer in one piece.</summary>
    public JsonObject Whole(string content, string? reasoning, RunUsage? usage, JsonObject? extension = null)
    {
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = content,
            ["refusal"] = null,
            ["annotations"] = new JsonArray(),
        };
        if (!string.IsNullOrEmpty(reasoning))
            message["reasoning_content"] = reasoning;
        var whole = Head("chat.completion");
        whole["choices"] = new JsonArray(
            new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["logprobs"] = null,
                ["finish_reason"] = "stop",
            }
        );
        whole["usage"] = Tokens(usage);
        if (extension is not null)
            whole[HubExtension.Name] = extension;
        return whole;
    }

    private JsonObject Chunk(JsonObject delta, string? finish)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray(
            new JsonObject
            {
                ["index"] = 0,
                ["delta"] = delta,
                ["logprobs"] = null,
                ["finish_reason"] = finish,
            }
        );
        if (includesUsage)
            chunk["usage"] = null;
        return chunk;
    }

    private JsonObject Head(string kind) => new() { ["id"] = id, ["object"] = kind, ["created"] = created, ["model"] = model };

    // An answer without a model took no tokens, and these clients know no other word for it.
    private static JsonObject Tokens(RunUsage? usage) => new()
    {
        ["prompt_tokens"] = usage?.InputTokens ?? 0,
        ["completion_tokens"] = usage?.OutputTokens ?? 0,
        ["total_tokens"] = (usage?.InputTokens ?? 0) + (usage?.OutputTokens ?? 0),
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage?.CachedInputTokens ?? 0 },
    };
}
