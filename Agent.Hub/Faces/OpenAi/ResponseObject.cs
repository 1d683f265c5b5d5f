using System.Text.Json.Nodes;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>The members every response has, null where there is nothing to say, never absent.</summary>
internal static class ResponseObject
{
    /// <summary>A response before it has any output.</summary>
    /// <param name="model">The model as the client named it.</param>
    /// <param name="created">When it was asked for, in seconds of Unix time.</param>
    /// <param name="previous">The response it goes on from; null for none.</param>
    /// <param name="echo">What the client set.</param>
    public static JsonObject Create(string model, long created, string? previous, JsonObject echo)
    {
        var response = new JsonObject
        {
            ["id"] = null,
            ["object"] = "response",
            ["created_at"] = created,
            ["completed_at"] = null,
            ["status"] = "in_progress",
            ["incomplete_details"] = null,
            ["model"] = model,
            ["previous_response_id"] = previous,
            ["instructions"] = null,
            ["output"] = new JsonArray(),
            ["error"] = null,
            ["tools"] = new JsonArray(),
            ["tool_choice"] = "auto",
            ["truncation"] = "disabled",
            ["parallel_tool_calls"] = true,
            ["text"] = new JsonObject { ["format"] = new JsonObject { ["type"] = "text" } },
            ["top_p"] = 1.0,
            ["presence_penalty"] = 0.0,
            ["frequency_penalty"] = 0.0,
            ["top_logprobs"] = 0,
            ["temperature"] = 1.0,
            ["reasoning"] = null,
            ["usage"] = null,
            ["max_output_tokens"] = null,
            ["max_tool_calls"] = null,
            ["store"] = true,
            ["background"] = false,
            ["service_tier"] = "default",
            ["metadata"] = new JsonObject(),
            ["safety_identifier"] = null,
            ["prompt_cache_key"] = null,
        };
        foreach (var (name, value) in echo)
            response[name] = value?.DeepClone();
        return response;
    }
}
