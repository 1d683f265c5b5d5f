using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;
using static Agent.Tests.Hub.Chat.Matrix.BeforeTheStream;
using static Agent.Tests.Support.ScriptedEndpoint.Frames;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>Tool calls, reasoning and usage in all their shapes.</summary>
internal static class Contents
{
    private const string A = """lookup {"of":"a"}""";
    private const string B = """other {"of":"b"}""";

    public static IEnumerable<MatrixRow> ToolCalls() =>
    [
        Calls("arguments over many frames", [A], Tool(0, "c1", "lookup", ""), Tool(0, null, null, "{\"o"), Tool(0, null, null, "f\":"), Tool(0, null, null, "\"a\"}")),
        Calls("parallel", [A, B], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Tool(1, "c2", "other", "{\"of\":\"b\"}")),
        Calls("interleaved", [A, B], Tool(0, "c1", "lookup", "{\"of\""), Tool(1, "c2", "other", "{\"of\""), Tool(0, null, null, ":\"a\"}"), Tool(1, null, null, ":\"b\"}")),
        Calls("several with the same index", [A, B], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Tool(0, "c2", "other", "{\"of\":\"b\"}")),
        Calls("the same index, without ids", [A, B], Tool(0, null, "lookup", "{\"of\":\"a\"}"), Tool(0, null, "other", "{\"of\":\"b\"}")),
        Calls("two in one chunk", [A, B], Delta($$"""{"tool_calls":[{{ToolEntry(0, "c1", "lookup", "{\"of\":\"a\"}")}},{{ToolEntry(1, "c2", "other", "{\"of\":\"b\"}")}}]}""")),
        Calls("two in one chunk without index and id", [A, B], Delta($$"""{"tool_calls":[{{ToolEntry(null, null, "lookup", "{\"of\":\"a\"}")}},{{ToolEntry(null, null, "other", "{\"of\":\"b\"}")}}]}""")),
        Calls("no index", [A], Tool(null, "c1", "lookup", "{\"of\":"), Tool(null, null, null, "\"a\"}")),
        Calls("no id", [A], Tool(0, null, "lookup", "{\"of\":"), Tool(0, null, null, "\"a\"}")),
        Calls("empty id and name, both later", [A], Tool(0, "", "", ""), Tool(0, "c1", "lookup", "{\"of\":\"a\"}")),
        Calls("name with every piece", [A], Tool(0, "c1", "lookup", "{\"of\":"), Tool(0, "c1", "lookup", "\"a\"}")),
        Calls("null id", [A], Delta("""{"tool_calls":[{"index":0,"id":null,"function":{"name":"lookup","arguments":"{\"of\":\"a\"}"}}]}""")),
        Calls("arguments as an object", [A], Delta("""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"lookup","arguments":{"of":"a"}}}]}""")),
        Calls("arguments as JSON in JSON", [A], Tool(0, "c1", "lookup", "\"{\\\"of\\\":\\\"a\\\"}\"")),
        Calls("empty arguments", ["lookup {}"], Tool(0, "c1", "lookup", "")),
        Calls("legacy function_call", [A], Delta("""{"function_call":{"name":"lookup","arguments":"{\"of\":"}}"""), Delta("""{"function_call":{"arguments":"\"a\"}"}}""")),
        Calls("cut arguments", [], Tool(0, "c1", "lookup", "{\"of\":\"a")) with { NextTurnHolds = "bad_arguments" },
        Calls("arguments that are no object", [], Tool(0, "c1", "lookup", "[1,2]")) with { NextTurnHolds = "bad_arguments" },
        Calls("unknown tool", [], Tool(0, "c1", "delete_everything", "{}")) with { NextTurnHolds = "unknown_tool" },
        Calls("text and then a call", [A], Text("Let me look."), Tool(0, "c1", "lookup", "{\"of\":\"a\"}")) with { Shown = "Let me look.There were 42." },
        Calls("a call with finish_reason stop", [A], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Finish("stop")),
        Calls("a call as XML text", [A], Text("<tool"), Text("_call>\n{\"name\": \"lookup\", \"argu"), Text("ments\": {\"of\": \"a\"}}\n</tool_"), Text("call>")),
        Calls("a call as XML text, Qwen's", [A], Text("<tool_call>\n<function=lookup>\n<parameter=of>\na\n</parameter>\n</function>\n</tool_call>")),
        Calls("a call as XML text without its end", [A], Text("<tool_call>{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}")),
    ];

    public static IEnumerable<MatrixRow> Reasoning() =>
    [
        Thinks("reasoning_content", Delta("""{"reasoning_content":"Hm"}"""), Delta("""{"reasoning_content":"m.","content":null}""")),
        Thinks("reasoning", Delta("""{"reasoning":"Hm","content":""}"""), Delta("""{"reasoning":"m."}""")),
        Thinks("reasoning in both fields", Delta("""{"reasoning":"Hmm.","reasoning_content":"Hmm."}""")),
        Thinks("reasoning_details with a signature", Delta("""{"reasoning":"Hmm.","reasoning_details":[{"type":"reasoning.text","text":"Hmm.","index":0}]}"""), Delta("""{"reasoning_details":[{"type":"reasoning.text","signature":"sig","index":0}]}""")),
        Thinks("reasoning_details alone", Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"Hmm.","index":0}]}""")),
        Thinks("think tags over chunks", Text("<th"), Text("ink>H"), Text("mm.</thi"), Text("nk>\n\n")),
        Thinks("think tags in one chunk", Text("\n<think>Hmm.</think>")),
        Answer("a less-than that is no tag", Scripts.Stream(Text("1 <"), Text(" 2, a <t"), Text("> b"), Finish("stop"), Done)) with { Answer = "1 < 2, a <t> b" },
        Fault("reasoning without an answer", Scripts.Stream(Delta("""{"reasoning":"Hmm."}"""), Finish("stop"), Done), ErrorCodes.ModelBadResponse) with { Reasoning = "Hmm." },
        Echoes("reasoning_content is echoed", "\"reasoning_content\":\"Hmm.\"", Delta("""{"reasoning_content":"Hm"}"""), Delta("""{"reasoning_content":"m."}""")),
        Echoes("reasoning is echoed", "\"reasoning\":\"Hmm.\"", Delta("""{"reasoning":"Hmm."}""")),
        Echoes("reasoning_details are echoed whole", """[{"type":"reasoning.text","text":"Hmm.","index":0,"signature":"sig"}]""", Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"Hm","index":0}]}"""), Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"m.","index":0,"signature":"sig"}]}""")),
        Echoes("sealed reasoning is echoed", """[{"type":"reasoning.encrypted","data":"abc","index":0}]""", Delta("""{"reasoning_details":[{"type":"reasoning.encrypted","data":"abc","index":0}]}""")) with { Reasoning = "" },
    ];

    public static IEnumerable<MatrixRow> Usage() =>
    [
        Counts("usage in a last chunk", "11/7/", Finish("stop"), Frames.Usage),
        Counts("usage in every chunk", "11/9/", Event("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":1}}"""), Finish("stop"), Event("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":9}}""")),
        Counts("usage null", null, Event("""{"choices":[],"usage":null}"""), Finish("stop")),
        Counts("no usage", null, Finish("stop")),
        Counts("usage partial", "0/7/", Finish("stop"), Event("""{"choices":[],"usage":{"completion_tokens":7,"prompt_tokens":null}}""")),
        Counts("usage with cost", "11/7/0.0125", Finish("stop"), Event("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"cost":0.0125,"prompt_tokens_details":{"cached_tokens":5}}}""")),
    ];

    private static MatrixRow Calls(string name, string[] calls, params string[] frames) =>
        Answer(name, Scripts.Stream([.. frames, Finish("tool_calls"), Done])) with { Calls = calls };

    private static MatrixRow Thinks(string name, params string[] frames) =>
        Answer(name, Scripts.Stream([.. frames, Text("There were 42."), Finish("stop"), Done])) with { Reasoning = "Hmm." };

    private static MatrixRow Echoes(string name, string held, params string[] frames) =>
        Calls(name, [A], [.. frames, Tool(0, "c1", "lookup", "{\"of\":\"a\"}")]) with { Reasoning = "Hmm.", NextTurnHolds = held, NotForAzure = true };

    private static MatrixRow Counts(string name, string? usage, params string[] frames) =>
        Answer(name, Scripts.Stream([Text("There were 42."), .. frames, Done])) with { Usage = usage ?? "none" };
}
