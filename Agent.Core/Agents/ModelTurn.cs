using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>One turn of the model: its updates become events as they come; what it said and called is kept for the next turn.</summary>
internal sealed class ModelTurn(AgentAnswer answer, string turnId)
{
    private readonly List<AIContent> _contents = [];

    /// <summary>The tools the model called, in order.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => [.. _contents.OfType<FunctionCallContent>()];

    /// <summary>What the model said, as a message of the conversation.</summary>
    public ChatMessage Message => new(ChatRole.Assistant, _contents);

    /// <summary>The message that holds the turn's text; null when there was none.</summary>
    public string? TextMessageId { get; private set; }

    public async IAsyncEnumerable<AgentEvent> StreamAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var brackets = new MessageBrackets(turnId);
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            Note(update);
            foreach (var content in update.Contents)
            {
                foreach (var next in ToEvents(content, brackets))
                    yield return next;
            }
        }

        TextMessageId = brackets.TextMessageId;
        foreach (var closing in brackets.Close())
            yield return closing;
    }

    private void Note(ChatResponseUpdate update)
    {
        if (update.ModelId is { Length: > 0 } model)
            answer.AnsweredBy = model;
        if (update.GetOutcome() is { } outcome)
            answer.Outcome = outcome;
        if (update.GetSuggestions() is { } suggestions)
            answer.Suggestions = suggestions;
    }

    private IEnumerable<AgentEvent> ToEvents(AIContent content, MessageBrackets brackets)
    {
        switch (content)
        {
            case TextReasoningContent { Text.Length: > 0 } reasoning:
                _contents.Add(reasoning);
                return brackets.Reasoning(reasoning.Text);
            case TextReasoningContent { ProtectedData: not null } sealedReasoning:
                // Nothing to show, but the endpoint wants it back on the next turn.
                _contents.Add(sealedReasoning);
                return [];
            case TextContent { Text.Length: > 0 } text:
                _contents.Add(text);
                answer.Append(text.Text);
                return brackets.Text(text.Text);
            case FunctionCallContent call:
                _contents.Add(call);
                return [.. brackets.Close(), .. ToEvents(call)];
            case UsageContent usage:
                answer.Add(usage);
                return [];
            default:
                return [];
        }
    }

    private static IEnumerable<AgentEvent> ToEvents(FunctionCallContent call) =>
    [
        new ToolCallStartEvent { ToolCallId = call.CallId, ToolCallName = call.Name },
        new ToolCallArgsEvent { ToolCallId = call.CallId, Delta = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions) },
        new ToolCallEndEvent { ToolCallId = call.CallId },
    ];
}
