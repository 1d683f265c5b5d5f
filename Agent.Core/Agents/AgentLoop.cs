using System.Runtime.CompilerServices;
using Agent.Core.Grounding;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Core.Agents;

/// <summary>
/// Answers one question: 1. a turn of the model; 2. the tools it called, in parallel, each result sent when it is ready; 3. again, until the model
/// answers without calling; 4. the figures of the answer traced to the results. The model is any chat client, the offline planner among them.
/// </summary>
public sealed class AgentLoop(IOptions<AgentLoopOptions> options, TimeProvider time, ILogger<AgentLoop> logger)
{
    /// <summary>Everything between a run's first and last event, as fast as it is pulled; <see cref="AgentTurnRequest.Answer"/> is whole when it ends.</summary>
    /// <exception cref="ModelException">The model's endpoint failed.</exception>
    public async IAsyncEnumerable<AgentEvent> RunAsync(AgentTurnRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var limits = options.Value;
        var invoker = new ToolInvoker(request.Tools, limits, time, logger);
        var sources = new List<GroundingSource>();
        List<ChatMessage> messages =
            [new(ChatRole.System, SystemPrompt.For(request.Profile)), .. request.History, new(ChatRole.User, request.Question)];

        foreach (var next in Preface(request))
            yield return next;
        for (var number = 1; ; number++)
        {
            var turn = new ModelTurn(request.Answer, $"{request.RunId}-{number}");
            await foreach (var next in turn.StreamAsync(request.Client, messages, Options(request, number), cancellationToken).ConfigureAwait(false))
                yield return next;
            messages.Add(turn.Message);
            if (turn.Calls.Count == 0 || number >= limits.MaxTurns)
            {
                if (turn.TextMessageId is { } answered && sources.Count > 0)
                    yield return Ground(request, answered, turn.Message.Text, sources);
                yield break;
            }

            await foreach (var outcome in invoker.InvokeAsync(turn.Calls, cancellationToken).ConfigureAwait(false))
            {
                request.Answer.ToolCalls++;
                if (outcome.Result.FromCache)
                    request.Answer.CacheHits++;
                messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(outcome.Call.CallId, outcome.Result)]));
                if (outcome.Result is ToolTable table)
                    sources.Add(new GroundingSource(outcome.Call.CallId, table.Table));
                foreach (var next in ToEvents(outcome))
                    yield return next;
            }
        }
    }

    private ChatOptions Options(AgentTurnRequest request, int number)
    {
        var mayCall = number < options.Value.MaxTurns && request.Answer.ToolCalls < options.Value.MaxToolCalls;
        var chat = new ChatOptions { Tools = mayCall ? [.. request.Tools] : [], ToolMode = mayCall ? ChatToolMode.Auto : ChatToolMode.None };
        chat.SetDataset(request.Profile);
        return chat;
    }

    private static IEnumerable<AgentEvent> Preface(AgentTurnRequest request)
    {
        if (request.Preface is not { } preface)
            return [];
        var id = $"{request.RunId}-0";
        return
        [
            new TextMessageStartEvent { MessageId = id },
            new TextMessageContentEvent { MessageId = id, Delta = preface },
            new TextMessageEndEvent { MessageId = id },
        ];
    }

    private IEnumerable<AgentEvent> ToEvents(ToolOutcome outcome)
    {
        var callId = outcome.Call.CallId;
        yield return new ToolCallResultEvent
        {
            MessageId = $"{callId}-result",
            ToolCallId = callId,
            Content = ToolResultJson.Write(outcome.Result, options.Value.MaxResultBytes),
        };
        if (outcome.Result is not ToolTable result)
            yield break;
        yield return new TableEvent { MessageId = $"{callId}-table", Content = result.Table };
        if (result.Chart is { } chart)
            yield return new ChartEvent { MessageId = $"{callId}-chart", Content = chart };
    }

    private static GroundingEvent Ground(AgentTurnRequest request, string messageId, string text, List<GroundingSource> sources) =>
        new() { Value = AnswerGrounding.Check(messageId, text, request.Question, sources, request.Profile) };
}
