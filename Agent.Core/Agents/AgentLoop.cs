using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Core.Grounding;
using Agent.Core.Privacy;
using Agent.Core.Queries.Words;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Core.Agents;

/// <summary>
/// Answers one question: 1. a turn of the model; 2. the tools it called, in parallel, each result sent when it is ready; 3. again, until
/// the model
/// answers without calling; 4. the figures of the answer traced to the results; 5. once more with those that were not found, where a model
/// made the answer.
/// The model is any chat client, the offline planner among them.
/// </summary>
public sealed partial class AgentLoop(
    IOptions<AgentLoopOptions> options,
    TimeProvider time,
    ILogger<AgentLoop> logger,
    IPhrasebook? phrasebook = null
)
{
    private const string CheckingStep = "Checking the figures";

    /// <summary>
    /// Everything between a run's first and last event, as fast as it is pulled; <see cref="AgentTurnRequest.Answer"/> is whole when it
    /// ends.
    /// </summary>
    /// <exception cref="ModelException">The model's endpoint failed; what was said and found before stays sent.</exception>
    public IAsyncEnumerable<AgentEvent> RunAsync(AgentTurnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = new LoopState(
            request,
            options.Value,
            [
                new(ChatRole.System, SystemPrompt.For(request.Profile, options.Value.MaxPromptTokens, request.Language)),
                .. request.History,
                new(ChatRole.User, request.Question),
            ]
        );
        return new AgentSpan(request, state, time).WatchAsync(RunAsync(request, state, cancellationToken), cancellationToken);
    }

    /// <summary>Id of the message that a <see cref="AgentTurnRequest.Preface"/> is said in.</summary>
    internal static string PrefaceId(string runId) => $"{runId}-0";

    private async IAsyncEnumerable<AgentEvent> RunAsync(
        AgentTurnRequest request,
        LoopState state,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (request.Client.GetService(typeof(ChatClientMetadata)) is ChatClientMetadata { DefaultModelId.Length: > 0 } metadata)
            request.Answer.AnsweredBy = metadata.DefaultModelId;
        request.Answer.Preface = request.Preface;
        foreach (var next in Preface(request))
            yield return next;
        await foreach (var next in ReplayAsync(request, state, cancellationToken).ConfigureAwait(false))
            yield return next;

        await foreach (var next in DecidedAsync(request, state, cancellationToken).ConfigureAwait(false))
            yield return next;

        await foreach (var next in AnswerAsync(request, state, cancellationToken).ConfigureAwait(false))
            yield return next;
        if (request.Answer.Approvals is [var held, ..])
        {
            foreach (var next in AskToAllow(request, held))
                yield return next;
            yield break;
        }

        request.Answer.Take(state.Turn.Text, isFinal: true);
        if (request.Answer.Text.Length == 0)
            throw new ModelException(ErrorCodes.ModelBadResponse, "The model ended without an answer. Ask again, or ask another model.");
        if (state.Turn.TextMessageId is not { } messageId)
            yield break;

        var grounding = Ground(request, messageId, state);
        // Without a result there is nothing to trace to. A model that gives figures all the same made them up; the planner speaks of the
        // profile.
        var isModel = request.Answer.AnsweredBy != AgentAnswer.Offline;
        if (state.Sources.Count > 0 || (isModel && grounding.Figures.Count > 0))
            yield return new GroundingEvent { Value = grounding };
        if (isModel && options.Value.ReviseFigures && Unbacked(grounding).Count > 0)
        {
            await foreach (var next in ReviseAsync(request, state, grounding, cancellationToken).ConfigureAwait(false))
                yield return next;
        }
        else
        {
            Report(request, grounding);
        }
    }

    /// <summary>
    /// Brings the conversation to where an earlier process has left it. Its calls are made again, one after another, so that the tools know
    /// the tables the run
    /// has made; a viewer is sent only what the log does not have.
    /// </summary>
    private async IAsyncEnumerable<AgentEvent> ReplayAsync(
        AgentTurnRequest request,
        LoopState state,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (request.Resume is not { } resume)
            yield break;
        foreach (var next in resume.GivenUp.SelectMany(GivenUp))
            yield return next;
        var invoker = Invoker(request, request.Tools);
        foreach (var turn in resume.Turns)
        {
            var calls = turn.Calls.ToDictionary(call => call.Id, ToContent);
            var outcomes = new List<ToolOutcome>();
            foreach (var call in turn.Replay)
            {
                await foreach (var outcome in AgainAsync(request, invoker, turn, calls[call.Id], cancellationToken).ConfigureAwait(false))
                {
                    outcomes.Add(outcome);
                    state.Count(outcome);
                    foreach (var next in ToEvents(outcome).Where(next => !resume.IsWritten(next)))
                        yield return next;
                }
            }

            state.EndTurn(turn, [.. turn.Calls.Select(call => calls[call.Id])], outcomes);
        }
    }

    private static FunctionCallContent ToContent(ResumedCall call)
    {
        try
        {
            return new(
                call.Id,
                call.Tool,
                JsonSerializer.Deserialize<Dictionary<string, object?>>(call.Arguments, AIJsonUtilities.DefaultOptions)
            );
        }
        catch (JsonException unreadable)
        {
            return new(call.Id, call.Tool) { Exception = unreadable };
        }
    }

    private IEnumerable<AgentEvent> GivenUp(string callId) =>
        ToEvents(
            new ToolOutcome(
                new FunctionCallContent(callId, string.Empty),
                new ToolError("interrupted", "The hub stopped before the tool was called.")
            )
        );

    /// <summary>
    /// Turns of the model until one ends the question: it called nothing, or it called where it had to answer. That turn is
    /// <see cref="LoopState.Turn"/> then.
    /// </summary>
    private async IAsyncEnumerable<AgentEvent> AnswerAsync(
        AgentTurnRequest request, LoopState state, [EnumeratorCancellation] CancellationToken cancellationToken, bool holdText = false)
    {
        while (true)
        {
            var turn = state.BeginTurn(holdText);
            var isLast = !state.MayCall;
            await foreach (
                var next in turn.StreamAsync(request.Client, state.Messages, state.Options(), cancellationToken).ConfigureAwait(false)
            )
                yield return next;
            await foreach (var next in CallAsync(request, turn, state, cancellationToken).ConfigureAwait(false))
                yield return next;

            if (isLast || turn.Calls.Count == 0 || request.Answer.Approvals.Count > 0)
                yield break;
            if (!holdText)
                request.Answer.Take(turn.Text, isFinal: false);
        }
    }

    private async IAsyncEnumerable<AgentEvent> CallAsync(
        AgentTurnRequest request, ModelTurn turn, LoopState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (made, refused) = state.Admit(turn.Calls);
        var outcomes = new List<ToolOutcome>(refused);
        foreach (var next in refused.SelectMany(ToEvents))
            yield return next;
        var invoker = Invoker(request, request.Tools);
        await foreach (var outcome in invoker.InvokeAsync(made, cancellationToken).ConfigureAwait(false))
        {
            outcomes.Add(outcome);
            state.Count(outcome);
            foreach (var next in ToEvents(outcome))
                yield return next;
        }

        state.EndTurn(turn, outcomes);
    }

    /// <summary>
    /// Tells the model which figures no result backs and lets it answer again. The new answer is shown whole, in the place of the first, or
    /// not at all:
    /// it must leave fewer figures without a source, and a model that fails now does not cost the viewer the answer that is there.
    /// </summary>
    private async IAsyncEnumerable<AgentEvent> ReviseAsync(
        AgentTurnRequest request, LoopState state, GroundingContent first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StepStartedEvent { StepName = CheckingStep };
        state.Messages.Add(new ChatMessage(ChatRole.User, Revision(first)));
        var events = AnswerAsync(request, state, cancellationToken, holdText: true).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (await MoveAsync(events, request).ConfigureAwait(false))
                yield return events.Current;
        }

        foreach (var closing in state.Turn.Close())
            yield return closing;
        yield return new StepFinishedEvent { StepName = CheckingStep };

        var messageId = $"{first.MessageId}-revised";
        var text = state.Turn.Text;
        var second = Ground(request, messageId, state);
        var helped = state.Turn.IsWhole && text.Length > 0 && Unbacked(second).Count < Unbacked(first).Count;
        AgentTelemetry.Revised(request.Answer.AnsweredBy, helped);
        Report(request, helped ? second : first);
        if (!helped)
            yield break;
        request.Answer.Take(text, isFinal: true);
        yield return new TextMessageStartEvent { MessageId = messageId, Replaces = first.MessageId };
        yield return new TextMessageContentEvent { MessageId = messageId, Delta = text };
        yield return new TextMessageEndEvent { MessageId = messageId };
        yield return new GroundingEvent { Value = second };
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<AgentEvent> events, AgentTurnRequest request)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ModelException failure)
        {
            LogNotRevised(logger, failure, request.RunId, failure.Code);
            return false;
        }
    }

    private static string Revision(GroundingContent first) =>
        $"""
        These figures of your answer are in no tool result: {string.Join(", ", Unbacked(first).Select(figure => figure.Text).Distinct())}.
        Write the whole answer again. Call a tool for each of them that can be found out; leave out the others. Do not mention this check.
        """;

    private static IEnumerable<AgentEvent> Preface(AgentTurnRequest request)
    {
        var id = PrefaceId(request.RunId);
        if (request.Preface is not { } preface || request.Resume?.IsWritten(id) == true)
            return [];
        return
        [
            new TextMessageStartEvent { MessageId = id },
            new TextMessageContentEvent { MessageId = id, Delta = preface },
            new TextMessageEndEvent { MessageId = id },
        ];
    }

    private ToolInvoker Invoker(AgentTurnRequest request, IReadOnlyList<AIFunction> tools) =>
        new(tools, options.Value, time, logger)
        {
            IsPseudonymous = request.Client.GetService(typeof(PrivacyChatClient)) is not null,
            Phrases = phrasebook?.PhrasesOf(request.Language) ?? QueryPhrases.English,
        };

    private IEnumerable<AgentEvent> ToEvents(ToolOutcome outcome)
    {
        var callId = outcome.Call.CallId;
        yield return new ToolCallResultEvent
        {
            MessageId = $"{callId}-result",
            ToolCallId = callId,
            Content = outcome.Text(options.Value.MaxResultBytes),
        };
        if (outcome.Result is not ToolTable result)
            yield break;
        yield return new TableEvent { MessageId = $"{callId}-table", Content = result.Table };
        if (result.Chart is { } chart)
            yield return new ChartEvent { MessageId = $"{callId}-chart", Content = chart };
    }

    private static GroundingContent Ground(AgentTurnRequest request, string messageId, LoopState state)
    {
        // Figures of earlier questions and answers were marked there.
        var before = string.Join('\n', request.History.Select(message => message.Text).Append(request.Question));
        return AnswerGrounding.Check(messageId, state.Turn.Text, before, state.Sources, request.Profile);
    }

    private static List<GroundedFigure> Unbacked(GroundingContent content) => [.. content.Figures.Where(figure => figure.Source is null)];

    private static void Report(AgentTurnRequest request, GroundingContent content)
    {
        var unbacked = Unbacked(content).Count;
        AgentTelemetry.Grounded(request.Answer.AnsweredBy, content.Figures.Count - unbacked, unbacked);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Run {RunId}: the model failed while its figures were checked, the first answer stands: {Code}"
    )]
    private static partial void LogNotRevised(ILogger logger, Exception failure, string runId, string code);
}
