using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Protocol;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.Faces.Mcp;

/// <summary>Results of tools: text for the model to read, and the same as data.</summary>
internal static class HubToolResult
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["threadId"] = "thread_id" };

    /// <summary>A result.</summary>
    /// <param name="text">For the model to read; null: the data's JSON.</param>
    /// <param name="data">The structured content.</param>
    public static CallToolResult Of(JsonObject data, string? text = null)
    {
        var json = data.ToJsonString(SseResponse.Json);
        return new CallToolResult { Content = [new TextContentBlock { Text = text ?? json }], StructuredContent = JsonElement.Parse(json) };
    }

    /// <summary>Why a call is not taken, in the names of its arguments.</summary>
    public static CallToolResult Error(RunRefusal refusal)
    {
        var named = refusal.Named(Names);
        return Error(RunProblems.ToEvent(named.Code, named.Detail));
    }

    /// <summary>What a run failed with.</summary>
    public static CallToolResult Error(RunErrorEvent error) =>
        Error(error.Code, error.Metadata?.Problem.Detail is { } detail ? $"{error.Message} {detail}" : error.Message);

    /// <summary>A failure that says what is wrong and what to do about it.</summary>
    public static CallToolResult Error(string code, string message, IReadOnlyList<string>? nearest = null)
    {
        var text = nearest is { Count: > 0 } ? $"{message} Nearest: {string.Join(", ", nearest)}." : message;
        return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = $"{code}: {text}" }] };
    }
}
