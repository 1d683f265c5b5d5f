using System.Globalization;
using System.Text;
using Agent.Console.Interactive;
using Agent.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Console.Rendering;

/// <summary>Shows a run event by event. Events it does not know are passed over.</summary>
internal sealed class AnswerRenderer
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    private readonly IAnsiConsole _console;
    private readonly FlowingText _thinking;
    private readonly FlowingText _text;
    private readonly MarkdownText _markdown;
    private readonly ToolCallView _tools;
    private readonly List<TableContent> _tables = [];
    private readonly HashSet<string> _drawn = [];
    private readonly StringBuilder _said = new();
    private readonly List<string> _ungrounded = [];
    private string? _thread;

    /// <summary>Makes a renderer for one run.</summary>
    public AnswerRenderer(IAnsiConsole console)
    {
        _console = console;
        _thinking = new(console, new Style(decoration: Decoration.Dim | Decoration.Italic));
        _text = new(console, Style.Plain);
        _markdown = new(_text);
        _tools = new(console);
    }

    /// <summary>The language of the answer, in which numbers are written; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>Whether what is offered is numbered, to be asked by its number.</summary>
    public bool IsSession { get; init; }

    public void Show(AgentEvent next)
    {
        switch (next)
        {
            case RunStartedEvent started: _thread = started.ThreadId; break;
            case ReadingEvent reading: Show(reading.Value); break;
            case StepStartedEvent step: Line($"… {step.StepName}", Dim); break;
            case ReasoningMessageContentEvent thinking: _thinking.Write(thinking.Delta); break;
            case ReasoningMessageEndEvent: _thinking.Complete(); break;
            case TextMessageStartEvent { Replaces: not null }: Correct(); break;
            case TextMessageContentEvent text: Say(text.Delta); break;
            case TextMessageEndEvent: EndText(); break;
            case ToolCallStartEvent call: _tools.Start(call); break;
            case ToolCallArgsEvent arguments: _tools.Arguments(arguments); break;
            case ToolCallEndEvent call: _tools.End(call); break;
            case ToolCallResultEvent result: _tools.Result(result); break;
            case TableEvent table: Show(table.Content); break;
            case ChartEvent chart: Show(chart.Content); break;
            case GroundingEvent grounding: Remember(grounding.Value); break;
            case RunFinishedEvent finished: Finish(finished.Result); break;
            case RunErrorEvent error: Fail(error); break;
        }
    }

    private void Show(ReadingContent reading)
    {
        Line($"Read as: {reading.Words}{(reading.Certainty == ReadingCertainties.Sure ? string.Empty : $" ({reading.Certainty})")}", Dim);
        if (reading.Unused.Count > 0)
            Line($"Not used: {string.Join(", ", reading.Unused)}", new Style(Color.Yellow));
    }

    private void Offer(RunResult result)
    {
        var style = new Style(Color.Teal);
        foreach (var call in result.Approvals)
        {
            Line($"{call.Tool} on {call.Server} would be sent: {call.Arguments.GetRawText()}", new Style(Color.Yellow));
            if (!IsSession)
                Line($"Decide with --thread {_thread} --allow {call.Id} or --decline {call.Id}", style);
        }

        if (IsSession)
        {
            foreach (var (at, offer) in SessionOffer.Of(result).Index())
                Line($"{at + 1}  {offer.Text}", style);
            return;
        }

        // A question back has listed them in its text.
        if (result is { Outcome: RunOutcomes.Clarify, Readings.Count: > 0 })
        {
            var ids = string.Join(" or ", result.Readings.Select(reading => reading.Id));
            Line($"Choose with --thread {_thread} --reading {ids}", style);
            return;
        }

        foreach (var (at, reading) in result.Readings.Index())
            Line($"{at + 1}. {SessionOffer.Words(reading)}  (--thread {_thread} --reading {reading.Id})", style);
        foreach (var suggestion in result.Suggestions)
            Line($"You could ask: {suggestion}", style);
    }

    // What is on the terminal stays there; the answer below stands in its place.
    private void Correct()
    {
        _ungrounded.Clear();
        Line("Corrected answer:", Dim);
    }

    private void Show(TableContent table)
    {
        _tables.Add(table);
        Break();
        // A table without columns has nothing to draw; one without rows shows what was looked for.
        if (table.Columns.Count > 0)
            _console.Write(TableView.Of(table, _console.Profile.Width, Language));
        _console.WriteLine();
    }

    private void Show(ChartContent chart)
    {
        if (_tables.LastOrDefault(table => table.TableId == chart.TableId) is { } table && BarsView.Of(table, chart, Language) is { } bars)
            Draw(bars, chart.TableId);
        else
            Line($"Chart: {chart.AltText}", Dim);
    }

    private void Draw(IRenderable bars, string tableId)
    {
        _drawn.Add(tableId);
        Break();
        _console.Write(bars);
        _console.WriteLine();
    }

    private void Remember(GroundingContent grounding) =>
        _ungrounded.AddRange(grounding.Figures.Where(figure => figure.Source is null).Select(figure => figure.Text));

    private void Finish(RunResult result)
    {
        Break();
        // The hub draws where a chart was asked for; a ranking is worth a picture anyway.
        if (_drawn.Count == 0 && _tables.LastOrDefault() is { } last && BarsView.Of(last, chart: null, Language) is { } bars)
            Draw(bars, last.TableId);

        if (_ungrounded.Count > 0)
            Line($"Not found in any result: {string.Join(", ", _ungrounded)}", new Style(Color.Yellow));
        foreach (var table in _tables.DistinctBy(table => (table.Evidence.Sql, table.Title)))
            EvidenceView.Write(_console, table, _said.ToString());
        Offer(result);
        Line(Footer(result), Dim);
    }

    private void Fail(RunErrorEvent error)
    {
        Break();
        var colour = new Style(error.Code == ErrorCodes.Cancelled ? Color.Yellow : Color.Red);
        Line($"{error.Message} ({error.Code})", colour);
        if (error.Metadata?.Problem.Detail is { Length: > 0 } detail)
            Line(detail, colour);
    }

    private static string Footer(RunResult result)
    {
        var first = result.Timings.FirstTokenMs is { } milliseconds ? $"first text after {Milliseconds(milliseconds)}, " : string.Empty;
        var calls = result.ToolCalls == 1 ? "1 tool call" : $"{result.ToolCalls} tool calls";
        var by = result.AnsweredBy == AskModes.Offline ? "without a model" : $"by {result.AnsweredBy}";
        return $"{result.Outcome} {by}: {first}all after {Milliseconds(result.Timings.TotalMs)}, {calls}, {result.CacheHits} from the cache";
    }

    private static string Milliseconds(double value) => value.ToString("0", CultureInfo.InvariantCulture) + " ms";

    private void Say(string delta)
    {
        _said.Append(delta);
        _markdown.Write(delta);
    }

    private void EndText()
    {
        _markdown.Complete();
        _text.Complete();
    }

    // A run may break off in the middle of a sentence.
    private void Break()
    {
        _thinking.Complete();
        EndText();
    }

    private void Line(string text, Style style)
    {
        Break();
        _console.Write(new Text(Printable.Clean(text), style));
        _console.WriteLine();
    }
}
