using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Runs;

/// <summary>What a run may call on other servers: the tools, and the call that a person has decided about.</summary>
public sealed class OutsideCalls(IExternalTools tools, IRunRegistry registry)
{
    /// <summary>The tools of a run beside the hub's own. The planner knows none, and must not wait for them.</summary>
    /// <param name="request">The run.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="own">The hub's own tools.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async ValueTask<IReadOnlyList<AIFunction>> ToolsAsync(
        RunRequest request, DatasetProfile profile, IReadOnlyList<AIFunction> own, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Ask is { Mode: AskModes.Offline, Approval: null }
            ? []
            : await tools.ToolsAsync(request.RunId, request.Caller.UserId, profile, own, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes up a decision, which is good for one run; null where the request has none.</summary>
    /// <param name="request">The run.</param>
    /// <param name="previous">The conversation's last turn, which showed the call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RequestException">The call no longer waits.</exception>
    public async ValueTask<DecidedCall?> TakeDecisionAsync(RunRequest request, PreviousTurn? previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Ask.Approval is not { } decision)
            return null;
        if (!request.Caller.MayApprove || previous?.Approvals.FirstOrDefault(call => call.Id == decision.Id) is not { } call)
            throw Gone();
        var taken = await registry.TakeOnceAsync($"approval:{call.Id}", request.RunId, cancellationToken).ConfigureAwait(false);
        if (taken == OnceResult.Gone)
            throw Gone();
        if (!decision.Approved && taken == OnceResult.Taken)
            await tools.DeclinedAsync(request.RunId, request.Caller.UserId, call).ConfigureAwait(false);
        return new DecidedCall(call, decision.Approved, taken == OnceResult.TakenBefore);
    }

    private static RequestException Gone() =>
        new(ErrorCodes.BadRequest, "This call no longer waits to be allowed: ask the question again.");
}
