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
    /// <exception cref="ModelException">The model's endpoint failed; what was said and found before stays sent.</exception>
    public async IAsyncEnumerable<AgentEvent> RunAsync(AgentTurnRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = new LoopState(
            request, options.Value, [new(ChatRole.System, SystemPrompt.For(request.Profile)), .. request.History, new(ChatRole.User, request.Question)]);

        if (request.Client.GetService(typeof(ChatClientMetadata)) is ChatClientMetadata { DefaultModelId.Length: > 0 } metadata)
            request.Answer.AnsweredBy = metadata.DefaultModelId;
        request.Answer.Preface = request.Preface;

        foreach (var next in Preface(request))
            yield return next;
        await foreach (var next in AnswerAsync(request, state, cancellationToken).ConfigureAwait(false))
            yield return next;
        if (request.Answer.Text.Length == 0)
            throw new ModelException(ErrorCodes.ModelBadResponse, "The model ended without an answer. Ask again, or ask another model.");
    }

    /// <summary>Turns of the model until one ends the question: it called nothing, or it called where it had to answer.</summary>
    private async IAsyncEnumerable<AgentEvent> AnswerAsync(AgentTurnRequest request, LoopState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var turn = state.BeginTurn();
            var isLast = !state.MayCall;
            await foreach (var next in turn.StreamAsync(request.Client, state.Messages, state.Options(), cancellationToken).ConfigureAwait(false))
                yield return next;
            await foreach (var next in CallAsync(request, turn, state, cancellationToken).ConfigureAwait(false))
                yield return next;

            request.Answer.Take(turn.Text, isFinal: isLast || turn.Calls.Count == 0);
            if (!isLast && turn.Calls.Count > 0)
                continue;
            if (Ground(request, turn, state.Sources) is { } grounding)
                yield return grounding;
            yield break;
        }
    }

    private async IAsyncEnumerable<AgentEvent> CallAsync(
        AgentTurnRequest request, ModelTurn turn, LoopState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (made, refused) = state.Admit(turn.Calls);
        var outcomes = new List<ToolOutcome>(refused);
        foreach (var next in refused.SelectMany(ToEvents))
            yield return next;
        var invoker = new ToolInvoker(request.Tools, options.Value, time, logger);
        await foreach (var outcome in invoker.InvokeAsync(made, cancellationToken).ConfigureAwait(false))
        {
            outcomes.Add(outcome);
            state.Count(outcome);
            foreach (var next in ToEvents(outcome))
                yield return next;
        }

        state.EndTurn(turn, outcomes);
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

    private static GroundingEvent? Ground(AgentTurnRequest request, ModelTurn turn, List<GroundingSource> sources)
    {
        if (turn.TextMessageId is not { } messageId)
            return null;
        var content = AnswerGrounding.Check(messageId, turn.Text, request.Question, sources, request.Profile);
        // Without a result there is nothing to trace to. A model that gives figures all the same made them up; the planner speaks of the profile.
        return sources.Count > 0 || (content.Figures.Count > 0 && request.Answer.AnsweredBy != AgentAnswer.Offline) ? new GroundingEvent { Value = content } : null;
    }
}
