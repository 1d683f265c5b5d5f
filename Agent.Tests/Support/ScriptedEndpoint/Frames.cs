using System.Text.Json;

namespace Agent.Tests.Support.ScriptedEndpoint;

/// <summary>Frames of an event stream, as OpenAI writes them unless said otherwise.</summary>
internal static class Frames
{
    public const string Done = "data: [DONE]\n\n";

    /// <summary>A whole good answer.</summary>
    public static string[] Answer(string text = "There were 42.") =>
        [Delta("""{"role":"assistant","content":""}"""), .. Words(text).Select(Text), Finish("stop"), Usage, Done];

    public static string Usage =>
        Event("""{"id":"c1","model":"scripted-1","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""");

    public static string Event(string json) => $"data: {json}\n\n";

    public static string Delta(string delta, string finish = "null") =>
        Event(
            $$"""{"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"scripted-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}"""
        );

    public static string Text(string text) => Delta($$"""{"content":{{Json(text)}}}""");

    public static string Finish(string reason) => Delta("{}", Json(reason));

    /// <summary>A piece of a tool call; what is null is left out.</summary>
    public static string Tool(int? index, string? id, string? name, string? arguments) =>
        Delta($$"""{"tool_calls":[{{ToolEntry(index, id, name, arguments)}}]}""");

    public static string ToolEntry(int? index, string? id, string? name, string? arguments)
    {
        var function = string.Join(
            ',',
            new[]
            {
                name is null ? null : $"\"name\":{Json(name)}",
                arguments is null ? null : $"\"arguments\":{Json(arguments)}",
            }.OfType<string>()
        );
        var parts = new[]
        {
            index is null ? null : $"\"index\":{index}",
            id is null ? null : $"\"id\":{Json(id)}",
            "\"type\":\"function\"",
            $"\"function\":{{{function}}}",
        };
        return $"{{{string.Join(',', parts.OfType<string>())}}}";
    }

    public static string Json(string text) => JsonSerializer.Serialize(text);

    private static IEnumerable<string> Words(string text) => text.Split(' ').Select((word, index) => index == 0 ? word : ' ' + word);
}
