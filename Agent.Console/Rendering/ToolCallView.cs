using System.Text;
using System.Text.Json;
using Agent.Protocol;
using Spectre.Console;

namespace Agent.Console.Rendering;

/// <summary>Tool calls as they happen: one line when a call is made, one when its result is there.</summary>
internal sealed class ToolCallView(IAnsiConsole console)
{
    private readonly Dictionary<string, (string Name, StringBuilder Arguments)> _calls = [];

    public void Start(ToolCallStartEvent call) => _calls[call.ToolCallId] = (call.ToolCallName, new StringBuilder());

    public void Arguments(ToolCallArgsEvent arguments)
    {
        if (_calls.TryGetValue(arguments.ToolCallId, out var call))
            call.Arguments.Append(arguments.Delta);
    }

    public void End(ToolCallEndEvent end)
    {
        if (_calls.TryGetValue(end.ToolCallId, out var call))
            WriteLine($"→ {call.Name} {call.Arguments}", new Style(Color.Blue));
    }

    public void Result(ToolCallResultEvent result)
    {
        var name = _calls.TryGetValue(result.ToolCallId, out var call) ? call.Name : "tool";
        var (text, failed) = Summary(result.Content);
        WriteLine($"{(failed ? "✗" : "✓")} {name}: {text}", new Style(failed ? Color.Red : Color.Green));
    }

    private static (string Text, bool Failed) Summary(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (content, false);
            if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
                return (error.TryGetProperty("message", out var message) ? message.ToString() : error.ToString(), true);
            if (root.TryGetProperty("total_rows", out var rows) && rows.TryGetInt64(out var count))
                return (count == 1 ? "1 row" : $"{count} rows", false);
            return ("done", false);
        }
        catch (JsonException)
        {
            // A tool may answer in words.
            return (content, false);
        }
    }

    private void WriteLine(string text, Style style)
    {
        console.Write(new Text(Printable.Line(text, Math.Max(20, console.Profile.Width - 1)), style));
        console.WriteLine();
    }
}
