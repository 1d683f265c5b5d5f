using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>Calls that a person has to allow: asked for at the end of one run, made at the beginning of the next, never twice.</summary>
public sealed partial class AgentLoop
{
    /// <summary>Ends a run with the question whether a call may be made.</summary>
    private static IEnumerable<AgentEvent> AskToAllow(AgentTurnRequest request, PendingApproval call)
    {
        var text = $"May I call **{call.Tool}** on **{call.Server}**? Nothing has been sent yet.";
        request.Answer.Outcome = RunOutcomes.Clarify;
        request.Answer.Take(text, isFinal: true);
        var messageId = $"{request.RunId}-approval";
        return
        [
            new TextMessageStartEvent { MessageId = messageId },
            new TextMessageContentEvent { MessageId = messageId, Delta = text },
            new TextMessageEndEvent { MessageId = messageId },
        ];
    }

    /// <summary>Makes the call that was allowed, as it was shown.</summary>
    private async IAsyncEnumerable<AgentEvent> DecidedAsync(
        AgentTurnRequest request,
        LoopState state,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var callId = $"{request.RunId}-allowed";
        if (
            request.Decided is not { Approved: true } decided
            || request.Resume?.Turns.Exists(turn => turn.Calls.Any(known => known.Id == callId)) is true
        )
            yield break;
        var call = new FunctionCallContent(
            callId,
            decided.Call.Tool,
            decided.Call.Arguments.Deserialize<Dictionary<string, object?>>(AIJsonUtilities.DefaultOptions)
        );
        var isWritten = request.Resume?.CallIds.Contains(callId) is true;
        foreach (var next in isWritten ? [] : Announce(call, decided.Call.Arguments))
            yield return next;

        var outcome = new ToolOutcome(
            call,
            new ToolError("unknown_tool", $"{decided.Call.Server} no longer offers {decided.Call.Tool}. Nothing was sent.")
        );
        if (decided.IsRepeated)
            outcome = outcome with
            {
                Result = new ToolError(
                    "interrupted",
                    "The hub stopped while this call was made: whether it took effect is not known. Do not make it again, and say so."
                ),
            };
        else if (
            request
                .Tools.OfType<OutsideTool>()
                .FirstOrDefault(known => known.Name == decided.Call.Tool && known.Server == decided.Call.Server) is
            { } tool
        )
            outcome = await Invoker(request, [tool])
                .InvokeAsync([call], cancellationToken)
                .FirstAsync(cancellationToken)
                .ConfigureAwait(false);

        state.Count(outcome);
        foreach (var next in ToEvents(outcome).Where(_ => !isWritten))
            yield return next;
        state.EndTurn(new ResumedTurn(string.Empty, [], [], new Dictionary<string, string>()), [call], [outcome]);
    }

    /// <summary>
    /// A call that an earlier process has made: made again, but where a person had to allow it; then what the log holds of it counts.
    /// </summary>
    private static IAsyncEnumerable<ToolOutcome> AgainAsync(
        AgentTurnRequest request, ToolInvoker invoker, ResumedTurn turn, FunctionCallContent call, CancellationToken cancellationToken) =>
        request.Tools.FirstOrDefault(tool => tool.Name == call.Name) is OutsideTool { NeedsApproval: true } outside
            ? new[]
            {
                new ToolOutcome(
                    call,
                    turn.Results.TryGetValue(call.CallId, out var result)
                        ? new ToolText(outside.Server, result)
                        : new ToolError("interrupted", "The hub stopped before the tool answered.")
                ),
            }.ToAsyncEnumerable()
            : invoker.InvokeAsync([call], cancellationToken);

    private static IEnumerable<AgentEvent> Announce(FunctionCallContent call, JsonElement arguments) =>
    [
        new ToolCallStartEvent { ToolCallId = call.CallId, ToolCallName = call.Name },
        new ToolCallArgsEvent { ToolCallId = call.CallId, Delta = arguments.GetRawText() },
        new ToolCallEndEvent { ToolCallId = call.CallId },
    ];
}
