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
            Calls(
                "arguments over many frames",
                [A],
                Tool(0, "c1", "lookup", ""),
                Tool(0, null, null, "{\"o"),
                Tool(0, null, null, "f\":"),
                Tool(0, null, null, "\"a\"}")
            ),
            Calls("parallel", [A, B], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Tool(1, "c2", "other", "{\"of\":\"b\"}")),
            Calls(
                "interleaved",
                [A, B],
                Tool(0, "c1", "lookup", "{\"of\""),
                Tool(1, "c2", "other", "{\"of\""),
                Tool(0, null, null, ":\"a\"}"),
                Tool(1, null, null, ":\"b\"}")
            ),
            Calls(
                "several with the same index",
                [A, B],
                Tool(0, "c1", "lookup", "{\"of\":\"a\"}"),
                Tool(0, "c2", "other", "{\"of\":\"b\"}")
            ),
            Calls(
                "the same index, without ids",
                [A, B],
                Tool(0, null, "lookup", "{\"of\":\"a\"}"),
                Tool(0, null, "other", "{\"of\":\"b\"}")
            ),
            Calls(
                "two in one chunk",
                [A, B],
                Delta(
                    $$"""{"tool_calls":[{{ToolEntry(0, "c1", "lookup", "{\"of\":\"a\"}")}},{{ToolEntry(1, "c2", "other", "{\"of\":\"b\"}")}}]}"""
                )
            ),
            Calls(
                "two in one chunk without index and id",
                [A, B],
                Delta(
                    $$"""{"tool_calls":[{{ToolEntry(null, null, "lookup", "{\"of\":\"a\"}")}},{{ToolEntry(null, null, "other", "{\"of\":\"b\"}")}}]}"""
                )
            ),
            Calls("no index", [A], Tool(null, "c1", "lookup", "{\"of\":"), Tool(null, null, null, "\"a\"}")),
            Calls("no id", [A], Tool(0, null, "lookup", "{\"of\":"), Tool(0, null, null, "\"a\"}")),
            Calls("empty id and name, both later", [A], Tool(0, "", "", ""), Tool(0, "c1", "lookup", "{\"of\":\"a\"}")),
            Calls("name with every piece", [A], Tool(0, "c1", "lookup", "{\"of\":"), Tool(0, "c1", "lookup", "\"a\"}")),
            Calls(
                "null id",
                [A],
                Delta("""{"tool_calls":[{"index":0,"id":null,"function":{"name":"lookup","arguments":"{\"of\":\"a\"}"}}]}""")
            ),
            Calls(
                "arguments as an object",
                [A],
                Delta("""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"lookup","arguments":{"of":"a"}}}]}""")
            ),
            Calls("arguments as JSON in JSON", [A], Tool(0, "c1", "lookup", "\"{\\\"of\\\":\\\"a\\\"}\"")),
            Calls("empty arguments", ["lookup {}"], Tool(0, "c1", "lookup", "")),
            Calls(
                "legacy function_call",
                [A],
                Delta("""{"function_call":{"name":"lookup","arguments":"{\"of\":"}}"""),
                Delta("""{"function_call":{"arguments":"\"a\"}"}}""")
            ),
            Calls("cut arguments", [], Tool(0, "c1", "lookup", "{\"of\":\"a")) with
            {
                NextTurnHolds = "bad_arguments",
            },
            Calls("arguments that are no object", [], Tool(0, "c1", "lookup", "[1,2]")) with
            {
                NextTurnHolds = "bad_arguments",
            },
            Calls("unknown tool", [], Tool(0, "c1", "delete_everything", "{}")) with
            {
                NextTurnHolds = "unknown_tool",
            },
            Calls("text and then a call", [A], Text("Let me look."), Tool(0, "c1", "lookup", "{\"of\":\"a\"}")) with
            {
                Shown = "Let me look.There were 42.",
            },
            Calls("a call with finish_reason stop", [A], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Finish("stop")),
            Calls(
                "a call as XML text",
                [A],
                Text("<tool"),
                Text("_call>\n{\"name\": \"lookup\", \"argu"),
                Text("ments\": {\"of\": \"a\"}}\n</tool_"),
                Text("call>")
            ),
            Calls(
                "a call as XML text, Qwen's",
                [A],
                Text("<tool_call>\n<function=lookup>\n<parameter=of>\na\n</parameter>\n</function>\n</tool_call>")
            ),
            Calls("duplicate ids", [A, B], Tool(0, "c1", "lookup", "{\"of\":\"a\"}"), Tool(1, "c1", "other", "{\"of\":\"b\"}")),
            Calls(
                "duplicate ids, interleaved",
                [A, B],
                Tool(0, "c1", "lookup", "{\"of\""),
                Tool(1, "c1", "other", "{\"of\""),
                Tool(0, "c1", null, ":\"a\"}"),
                Tool(1, "c1", null, ":\"b\"}")
            ),
            Calls(
                "duplicate ids of one tool, without index",
                [A, """lookup {"of":"b"}"""],
                Tool(null, "c1", "lookup", "{\"of\":\"a\"}"),
                Tool(null, "c1", "lookup", "{\"of\":\"b\"}")
            ),
            Calls(
                "whole arguments once more",
                [A],
                Tool(0, "c1", "lookup", "{\"of\""),
                Tool(0, null, null, ":\"a\"}"),
                Tool(0, "c1", "lookup", "{\"of\": \"a\"}")
            ),
            Calls(
                "whole arguments once more, without id and name",
                [A],
                Tool(0, "c1", "lookup", "{\"of\""),
                Tool(0, null, null, ":\"a\"}"),
                Tool(0, null, null, "{\"of\":\"a\"}")
            ),
            Calls("a name with a namespace", [A], Tool(0, "c1", "functions.lookup", "{\"of\":\"a\"}")),
            Calls("a name with a channel", [A], Tool(0, "c1", "lookup<|channel|>commentary", "{\"of\":\"a\"}")),
            Calls("a name with a number", [A], Tool(0, "functions.lookup:0", "functions.lookup:0", "{\"of\":\"a\"}")),
            .. Written("function tags", [A], "<function=lookup>\n<parameter=of>\na\n</parameter>\n</function>"),
            .. Written("function tags with JSON", [A], "<function=lookup>{\"of\": \"a\"}</function>"),
            .. Written(
                "function tags after a lead-in",
                [A],
                "Let me look.\n<function=lookup>\n<parameter=of>\na\n</parameter>\n</function>\n</tool_call>",
                "Let me look.\n"
            ),
            .. Written(
                "two function tags",
                [A, B],
                "<function=lookup>{\"of\": \"a\"}</function>\n<function=other>{\"of\": \"b\"}</function>"
            ),
            .. Written(
                "Anthropic's tags",
                [A],
                "<function_calls>\n<invoke name=\"lookup\">\n<parameter name=\"of\">a</parameter>\n</invoke>\n</function_calls>"
            ),
            .. Written("GLM's tags", [A], "<tool_call>lookup\n<arg_key>of</arg_key>\n<arg_value>a</arg_value>\n</tool_call>"),
            .. Written(
                "[TOOL_CALLS]",
                [A, B],
                "[TOOL_CALLS][{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}, {\"name\": \"other\", \"arguments\": {\"of\": \"b\"}}]"
            ),
            .. Written("[TOOL_CALLS] with a name", [A], "[TOOL_CALLS]lookup[ARGS]{\"of\": \"a\"}"),
            .. Written("<|python_tag|>", [A], "<|python_tag|>{\"name\": \"lookup\", \"parameters\": {\"of\": \"a\"}}<|eom_id|>"),
            .. Written(
                "<|python_tag|>, two",
                [A, B],
                "<|python_tag|>{\"name\": \"lookup\", \"parameters\": {\"of\": \"a\"}}; {\"name\": \"other\", \"parameters\": {\"of\": \"b\"}}"
            ),
            .. Written("Python", [A, B], "[lookup(of=\"a\"), other(of='b')]"),
            .. Written("bare JSON", [A], "{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}"),
            .. Written(
                "bare JSON in OpenAI's form",
                [A],
                "{\"tool_calls\": [{\"id\": \"x\", \"type\": \"function\", \"function\": {\"name\": \"functions.lookup\", \"arguments\": \"{\\\"of\\\": \\\"a\\\"}\"}}]}"
            ),
            .. Written(
                "a list of JSON",
                [A, B],
                "[{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}, {\"name\": \"other\", \"arguments\": {\"of\": \"b\"}}]"
            ),
            .. Written("JSON in a fence", [A], "```json\n{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}\n```"),
            .. Written("JSON in a fence without language", [A], "\n```\n{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}\n```\n"),
            .. Written(
                "DeepSeek's tokens",
                [A],
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>lookup\n```json\n{\"of\": \"a\"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
            ),
            .. Written(
                "Kimi's tokens",
                [A],
                "<|tool_calls_section_begin|><|tool_call_begin|>functions.lookup:0<|tool_call_argument_begin|>{\"of\": \"a\"}<|tool_call_end|><|tool_calls_section_end|>"
            ),
            .. Written(
                "Harmony's tokens",
                [A],
                "<|channel|>commentary to=functions.lookup <|constrain|>json<|message|>{\"of\": \"a\"}<|call|>"
            ),
            Calls("bare JSON that breaks off", [], Text("{\"name\": \"lookup\", \"arguments\": {\"of\": \"a")) with
            {
                NextTurnHolds = "bad_arguments",
            },
            Calls(
                "bare JSON beside the call itself",
                [A],
                Text("{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}"),
                Tool(0, "c1", "lookup", "{\"of\":\"a\"}")
            ),
            .. Prose("JSON of another kind", "{\"name\": \"Dock 4\", \"arguments\": 2}"),
            .. Prose("JSON that is quoted", "Send {\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}} to it."),
            .. Prose("JSON with words behind it", "{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}} is how to ask."),
            .. Prose("a fence that is quoted", "So:\n```json\n{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}\n```"),
            .. Prose("a fence of code", "```sql\nselect 1\n```"),
            .. Prose("a function tag that is quoted", "Write <function=lookup>{\"of\": \"a\"}</function>"),
            .. Prose("a function tag of another tool", "<function=launch>{\"of\": \"a\"}</function>"),
            .. Prose("a list of words", "[1] Dock 4, [2] Dock 5"),
            Calls("a call as XML text without its end", [A], Text("<tool_call>{\"name\": \"lookup\", \"arguments\": {\"of\": \"a\"}}")),
        ];

    public static IEnumerable<MatrixRow> Reasoning() =>
        [
            Thinks("reasoning_content", Delta("""{"reasoning_content":"Hm"}"""), Delta("""{"reasoning_content":"m.","content":null}""")),
            Thinks("reasoning", Delta("""{"reasoning":"Hm","content":""}"""), Delta("""{"reasoning":"m."}""")),
            Thinks("reasoning in both fields", Delta("""{"reasoning":"Hmm.","reasoning_content":"Hmm."}""")),
            Thinks(
                "reasoning_details with a signature",
                Delta("""{"reasoning":"Hmm.","reasoning_details":[{"type":"reasoning.text","text":"Hmm.","index":0}]}"""),
                Delta("""{"reasoning_details":[{"type":"reasoning.text","signature":"sig","index":0}]}""")
            ),
            Thinks("reasoning_details alone", Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"Hmm.","index":0}]}""")),
            Thinks("think tags over chunks", Text("<th"), Text("ink>H"), Text("mm.</thi"), Text("nk>\n\n")),
            Thinks("think tags in one chunk", Text("\n<think>Hmm.</think>")),
            Thinks("an end of thinking that was never opened", Text("Hmm."), Text("</th"), Text("ink>\n\n")),
            Thinks("an end of thinking that was never opened, in one chunk", Text("Hmm.</think>")),
            Answer("a less-than that is no tag", Scripts.Stream(Text("1 <"), Text(" 2, a <t"), Text("> b"), Finish("stop"), Done)) with
            {
                Answer = "1 < 2, a <t> b",
            },
            Fault(
                "reasoning without an answer",
                Scripts.Stream(Delta("""{"reasoning":"Hmm."}"""), Finish("stop"), Done),
                ErrorCodes.ModelBadResponse
            ) with
            {
                Reasoning = "Hmm.",
            },
            Echoes(
                "reasoning_content is echoed",
                "\"reasoning_content\":\"Hmm.\"",
                Delta("""{"reasoning_content":"Hm"}"""),
                Delta("""{"reasoning_content":"m."}""")
            ),
            Echoes("reasoning is echoed", "\"reasoning\":\"Hmm.\"", Delta("""{"reasoning":"Hmm."}""")),
            Echoes(
                "reasoning_details are echoed whole",
                """[{"type":"reasoning.text","text":"Hmm.","index":0,"signature":"sig"}]""",
                Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"Hm","index":0}]}"""),
                Delta("""{"reasoning_details":[{"type":"reasoning.text","text":"m.","index":0,"signature":"sig"}]}""")
            ),
            Echoes(
                "sealed reasoning is echoed",
                """[{"type":"reasoning.encrypted","data":"abc","index":0}]""",
                Delta("""{"reasoning_details":[{"type":"reasoning.encrypted","data":"abc","index":0}]}""")
            ) with
            {
                Reasoning = "",
            },
        ];

    public static IEnumerable<MatrixRow> Usage() =>
        [
            Counts("usage in a last chunk", "11/7/", Finish("stop"), Frames.Usage),
            Counts(
                "usage in every chunk",
                "11/9/",
                Event("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":1}}"""),
                Finish("stop"),
                Event("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":9}}""")
            ),
            Counts("usage null", null, Event("""{"choices":[],"usage":null}"""), Finish("stop")),
            Counts("no usage", null, Finish("stop")),
            Counts(
                "usage partial",
                "0/7/",
                Finish("stop"),
                Event("""{"choices":[],"usage":{"completion_tokens":7,"prompt_tokens":null}}""")
            ),
            Counts(
                "usage with cost",
                "11/7/0.0125",
                Finish("stop"),
                Event(
                    """{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"cost":0.0125,"prompt_tokens_details":{"cached_tokens":5}}}"""
                )
            ),
        ];

    private static MatrixRow Calls(string name, string[] calls, params string[] frames) =>
        Answer(name, Scripts.Stream([.. frames, Finish("tool_calls"), Done])) with { Calls = calls };

    private static MatrixRow[] Written(string name, string[] calls, string text, string lead = "") =>
        [
            Calls($"a call written with {name}", calls, Text(text)) with
            {
                Shown = $"{lead}There were 42.",
            },
            Calls($"a call written with {name}, in pieces", calls, [.. text.Chunk(3).Select(piece => Text(new string(piece)))]) with
            {
                Shown = $"{lead}There were 42.",
            },
        ];

    private static MatrixRow[] Prose(string name, string text) =>
        [
            Answer($"prose: {name}", Scripts.Stream(Text(text), Finish("stop"), Done)) with
            {
                Answer = text,
            },
            Answer(
                $"prose: {name}, in pieces",
                Scripts.Stream([.. text.Chunk(3).Select(piece => Text(new string(piece))), Finish("stop"), Done])
            ) with
            {
                Answer = text,
            },
        ];

    private static MatrixRow Thinks(string name, params string[] frames) =>
        Answer(name, Scripts.Stream([.. frames, Text("There were 42."), Finish("stop"), Done])) with { Reasoning = "Hmm." };

    private static MatrixRow Echoes(string name, string held, params string[] frames) =>
        Calls(name, [A], [.. frames, Tool(0, "c1", "lookup", "{\"of\":\"a\"}")]) with
        {
            Reasoning = "Hmm.",
            NextTurnHolds = held,
            NotForAzure = true,
        };

    private static MatrixRow Counts(string name, string? usage, params string[] frames) =>
        Answer(name, Scripts.Stream([Text("There were 42."), .. frames, Done])) with { Usage = usage ?? "none" };
}
