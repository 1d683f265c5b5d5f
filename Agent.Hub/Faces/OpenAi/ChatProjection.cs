using System.Text;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// A run's events as pieces of a chat completion: the text of the answer as <c>content</c>, thinking and what the tools do as
/// <c>reasoning_content</c>, tables as
/// Markdown behind the text. Never <c>tool_calls</c>: those ask the client to act, and the hub's tools have run already.
/// </summary>
internal sealed class ChatProjection
{
    private readonly StringBuilder _answer = new();
    private readonly List<TableContent> _tables = [];
    private readonly AnswerMeaning _meaning = new();

    /// <summary>All content so far.</summary>
    public string Answer => _answer.ToString();

    /// <summary>How the run ended, once it has.</summary>
    public RunResult? Result { get; private set; }

    /// <summary>What the run failed with; null where it did not.</summary>
    public RunErrorEvent? Error { get; private set; }

    /// <summary>What the hub says of the answer beyond the API; null before the end.</summary>
    public JsonObject? Extension(Run run) => Result is null ? null : HubExtension.Write(run.Id, run.Request.ThreadId, Result, _meaning);

    /// <summary>The delta of an event; null where it has none.</summary>
    public JsonObject? Project(AgentEvent next)
    {
        _meaning.Observe(next);
        switch (next)
        {
            case TextMessageStartEvent start:
                // What was sent cannot be taken back; the new text says that it counts instead.
                return _answer.Length == 0 ? null : Content(start.Replaces is null ? "\n\n" : "\n\n**Corrected:** ");
            case TextMessageContentEvent text: return Content(text.Delta);
            case ReasoningMessageContentEvent thought: return Thought(thought.Delta);
            case ReasoningMessageEndEvent: return Thought("\n");
            case StepStartedEvent step: return Thought($"{step.StepName} …\n");
            case ToolCallStartEvent call: return Thought($"\n→ {call.ToolCallName} ");
            case ToolCallArgsEvent arguments: return Thought(arguments.Delta);
            case ToolCallEndEvent: return Thought("\n");
            case TableEvent table:
                _tables.Add(table.Content);
                return Thought($"← {table.Content.Title}: {table.Content.TotalRows} rows\n");
            case RunFinishedEvent finished:
                Result = finished.Result;
                return AnswerTrailer.Write(Result, _tables) is { } trailer ? Content("\n\n" + trailer) : null;
            case RunErrorEvent error:
                Error = error;
                return null;
            default: return null;
        }
    }

    private JsonObject Content(string text)
    {
        _answer.Append(text);
        return new JsonObject { ["content"] = text };
    }

    private static JsonObject Thought(string text) => new() { ["reasoning_content"] = text };
}
