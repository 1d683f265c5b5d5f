using System.Text;
using Agent.Protocol;
using Agent.Tests.Support.ScriptedEndpoint;
using static Agent.Tests.Hub.Chat.Matrix.BeforeTheStream;
using static Agent.Tests.Support.ScriptedEndpoint.Frames;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>Forms of the event stream, of its frames, and failures in it.</summary>
internal static class InTheStream
{
    private static string Good => string.Concat(Frames.Answer());

    private static readonly string LongText = new('x', 1 << 20);

    public static IEnumerable<MatrixRow> Sse() =>
        [
            Answer(
                "comments between events",
                Scripts.Stream(": OPENROUTER PROCESSING\n\n", Text("There"), ": ping\n\n:\n\n", Text(" were 42."), Finish("stop"), Done)
            ),
            Retryable("comments only", Comments, ErrorCodes.ModelTimeout) with
            {
                Settings = Impatient,
            },
            Retryable("comments only, then the end", Scripts.Stream(": ping\n\n", ": ping\n\n"), ErrorCodes.ModelBadResponse),
            Answer("CRLF", Scripts.Stream(Good.Replace("\n", "\r\n", StringComparison.Ordinal))),
            Answer("CR", Scripts.Stream(Good.Replace("\n", "\r", StringComparison.Ordinal))),
            Answer("no space after data:", Scripts.Stream(Good.Replace("data: ", "data:", StringComparison.Ordinal))),
            Answer(
                "event:, id: and retry: lines",
                Scripts.Stream(Good.Replace("data: {", "event: message\nid: 7\nretry: 3000\ndata: {", StringComparison.Ordinal))
            ),
            Answer("BOM", Scripts.Stream("\uFEFF" + Good)),
            Answer("UTF-8 byte by byte", Scripts.ByteByByte(Text("Zwölf € 🦺") + Finish("stop") + Done)) with
            {
                Answer = "Zwölf € 🦺",
            },
            Answer("a 1 MiB chunk", Scripts.Stream(Text(LongText), Finish("stop"), Done)) with
            {
                Answer = LongText,
            },
            Retryable(
                "error: field first",
                Scripts.Stream("error: {\"code\":500,\"message\":\"failed\",\"type\":\"server_error\"}\n\n"),
                ErrorCodes.ModelUnavailable
            ),
            Retryable(
                "error: field byte by byte",
                Scripts.ByteByByte("error: {\"code\":429,\"message\":\"slow down\"}\n\n"),
                ErrorCodes.ModelRateLimited
            ),
            Fault(
                "error: field in the middle",
                Scripts.Stream(
                    Text("There"),
                    "error: {\"code\":400,\"message\":\"context size\",\"type\":\"exceed_context_size_error\"}\n\n"
                ),
                ErrorCodes.ModelContextLength
            ) with
            {
                Shown = "There",
            },
            Retryable("event: error", Scripts.Stream("event: error\ndata: {\"message\":\"boom\"}\n\n"), ErrorCodes.ModelUnavailable),
            Retryable("event: error in words", Scripts.Stream("event: error\ndata: boom\n\n"), ErrorCodes.ModelUnavailable),
            Fault(
                "half an event at the end",
                Scripts.Stream(Text("There"), "data: {\"choices\":[{\"delta\":{\"content\":\" w"),
                ErrorCodes.ModelBadResponse
            ) with
            {
                Shown = "There",
            },
            Answer("a last event without its blank line", Scripts.Stream(Text("There were 42."), Finish("stop").TrimEnd('\n'))),
            Answer("no [DONE]", Scripts.Stream(Text("There were 42."), Finish("stop"))),
            Answer("data after [DONE]", Scripts.Stream([.. Frames.Answer(), Text("More!"), "data: {broken\n\n"])),
            Answer("finish then hang", Scripts.StreamThenHang(Text("There were 42."), Finish("stop"))),
            Answer("finish then hang beyond the idle time", Scripts.StreamThenHang(Text("There were 42."), Finish("stop"))) with
            {
                Settings = new() { ["IdleTimeout"] = "00:00:01" },
            },
            Answer("finish then reset", Scripts.StreamThenReset(Text("There were 42."), Finish("stop"))),
            Answer("two chunks in one event", Scripts.Stream(Text("There").TrimEnd('\n') + "\n" + Text(" were 42."), Finish("stop"), Done)),
            Answer(
                "declared as plain text",
                async exchange =>
                {
                    await exchange.BeginAsync("text/plain");
                    await exchange.SendAsync(Frames.Answer());
                }
            ),
        ];

    public static IEnumerable<MatrixRow> FrameForms() =>
        [
            Answer("choices empty", Scripts.Stream(Event("""{"choices":[]}"""), Text("There were 42."), Finish("stop"), Done)),
            Answer(
                "choices missing",
                Scripts.Stream(Event("""{"id":"x","prompt_filter_results":[]}"""), Text("There were 42."), Finish("stop"), Done)
            ),
            Answer("choices null", Scripts.Stream(Event("""{"choices":null}"""), Text("There were 42."), Finish("stop"), Done)),
            Answer("delta null", Scripts.Stream(Delta("null"), Text("There were 42."), Delta("null", "\"stop\""), Done)),
            Answer(
                "minimal fields",
                Scripts.Stream(
                    Event("""{"choices":[{"delta":{"content":"There were 42."}}]}"""),
                    Event("""{"choices":[{"finish_reason":"stop"}]}"""),
                    Done
                )
            ),
            Answer(
                "created null",
                Scripts.Stream(Event("""{"created":null,"choices":[{"delta":{"content":"There were 42."}}]}"""), Finish("stop"), Done)
            ),
            Answer(
                "created fractional",
                Scripts.Stream(
                    Event("""{"created":1700000000.25,"choices":[{"delta":{"content":"There were 42."}}]}"""),
                    Finish("stop"),
                    Done
                )
            ),
            Answer(
                "content as parts",
                Scripts.Stream(
                    Delta("""{"content":[{"type":"text","text":"There "},{"type":"text","text":"were 42."}]}"""),
                    Finish("stop"),
                    Done
                )
            ),
            Answer(
                "error null with each chunk",
                Scripts.Stream(Event("""{"error":null,"choices":[{"delta":{"content":"There were 42."}}]}"""), Finish("stop"), Done)
            ),
            Retryable(
                "broken JSON first",
                Scripts.Stream("data: {\"choices\":[{]\n\n", Text("There were 42."), Finish("stop"), Done),
                ErrorCodes.ModelBadResponse
            ),
            Fault(
                "broken JSON in the middle",
                Scripts.Stream(Text("There"), "data: {\"choices\": oops}\n\n", Text(" were 42."), Finish("stop"), Done),
                ErrorCodes.ModelBadResponse
            ) with
            {
                Shown = "There",
            },
            Answer("not JSON between", Scripts.Stream(Text("There"), "data: ping\n\n", Text(" were 42."), Finish("stop"), Done)),
            Retryable("not JSON at all", Scripts.Stream("data: Internal Server Error\n\n"), ErrorCodes.ModelBadResponse),
            Fault("cut without finish_reason", Scripts.Stream(Text("There were")), ErrorCodes.ModelBadResponse) with
            {
                Shown = "There were",
            },
            Retryable(
                "finish without content",
                Scripts.Stream(Delta("""{"role":"assistant"}"""), Finish("stop"), Done),
                ErrorCodes.ModelBadResponse
            ),
        ];

    public static IEnumerable<MatrixRow> Errors() =>
        [
            Fault(
                "error, vLLM's shape",
                Scripts.Stream(
                    Text("There"),
                    Event("""{"object":"error","message":"engine died","type":"InternalServerError","code":500}"""),
                    Done
                ),
                ErrorCodes.ModelUnavailable
            ) with
            {
                Shown = "There",
            },
            Fault(
                "error, llama.cpp's shape",
                Scripts.Stream(Text("There"), Event("""{"error":{"code":500,"message":"failed to decode","type":"server_error"}}""")),
                ErrorCodes.ModelUnavailable
            ) with
            {
                Shown = "There",
            },
            Fault(
                "error, OpenRouter's shape",
                Scripts.Stream(
                    Text("There"),
                    Event(
                        """{"id":"g","error":{"code":502,"message":"Provider returned error"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"""
                    )
                ),
                ErrorCodes.ModelUnavailable
            ) with
            {
                Shown = "There",
            },
            Retryable(
                "error as the first event",
                Scripts.Stream(Event("""{"error":{"message":"overloaded","type":"server_error"}}""")),
                ErrorCodes.ModelUnavailable
            ),
            Retryable(
                "error 429 as the first event",
                Scripts.Stream(Event("""{"error":{"code":429,"message":"Rate limited upstream"}}""")),
                ErrorCodes.ModelRateLimited
            ),
            Retryable(
                "error 429 as text",
                Scripts.Stream(Event("""{"error":{"code":"429","message":"Too many"}}""")),
                ErrorCodes.ModelRateLimited
            ),
            Fault("hang in the middle", Scripts.StreamThenHang(Text("There")), ErrorCodes.ModelTimeout) with
            {
                Shown = "There",
                Settings = Impatient,
            },
            Fault("reset in the middle of text", Scripts.StreamThenReset(Text("There")), ErrorCodes.ModelBadResponse) with
            {
                Shown = "There",
            },
            Retryable(
                "reset in the middle of a tool call",
                Scripts.StreamThenReset(Tool(0, "call_1", "lookup", "{\"of\":")),
                ErrorCodes.ModelBadResponse
            ),
            Fault(
                "a tool call without end",
                Scripts.Stream([.. Enumerable.Repeat(Tool(0, "call_1", "lookup", LongText), 17), Finish("tool_calls")]),
                ErrorCodes.ModelBadResponse
            ),
            Retryable(
                "hang in the middle of a tool call",
                Scripts.StreamThenHang(Tool(0, "call_1", "lookup", "{\"of\":")),
                ErrorCodes.ModelTimeout
            ) with
            {
                Settings = Impatient,
            },
        ];

    public static IEnumerable<MatrixRow> FinishReasons() =>
        [
            Ends("stop"),
            Ends("length") with
            {
                Answer = "There were 42.\n\n*(Cut off: the model's answer reached its greatest length.)*",
            },
            Ends("function_call"),
            Ends("tool_calls"),
            Ends("eos"),
            Ends("something_new"),
            Ends("") with
            {
                Name = "finish_reason empty",
            },
            Ends("content_filter") with
            {
                Answer = null,
                Code = ErrorCodes.ModelContentFilter,
                Shown = "There were 42.",
            },
            Ends("error") with
            {
                Answer = null,
                Code = ErrorCodes.ModelUnavailable,
                Shown = "There were 42.",
            },
            Ends("insufficient_system_resource") with
            {
                Answer = null,
                Code = ErrorCodes.ModelUnavailable,
                Shown = "There were 42.",
            },
            Fault("finish_reason none", Scripts.Stream(Text("There were 42."), Done), ErrorCodes.ModelBadResponse) with
            {
                Shown = "There were 42.",
            },
            Retryable("finish_reason error without text", Scripts.Stream(Finish("error"), Done), ErrorCodes.ModelUnavailable),
        ];

    private static MatrixRow Ends(string reason) =>
        Answer($"finish_reason {reason}", Scripts.Stream(Text("There were 42."), Finish(reason), Done));

    private static async Task Comments(ScriptedExchange exchange)
    {
        await exchange.BeginAsync();
        while (true)
        {
            await exchange.WriteAsync(Encoding.UTF8.GetBytes(": OPENROUTER PROCESSING\n\n"));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, exchange.Token);
        }
    }
}
