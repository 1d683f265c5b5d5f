using Agent.Core.Datasets;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>Tools from outside the hub that models may call beside those over the dataset.</summary>
public interface IExternalTools
{
    /// <summary>
    /// The tools of one run beside the hub's own; none where none are configured or reachable. Never fails because a server does.
    /// </summary>
    /// <param name="runId">The run, for the audit.</param>
    /// <param name="userId">Who asks; null for callers without a name.</param>
    /// <param name="profile">The dataset that is asked: its persons' names never leave.</param>
    /// <param name="own">The hub's own tools, whose names no other may take.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<AIFunction>> ToolsAsync(
        string runId, string? userId, DatasetProfile profile, IReadOnlyList<AIFunction> own, CancellationToken cancellationToken);

    /// <summary>Notes that a person did not allow a call.</summary>
    /// <param name="runId">The run that took the decision up.</param>
    /// <param name="userId">Who decided; null for callers without a name.</param>
    /// <param name="declined">The call.</param>
    ValueTask DeclinedAsync(string runId, string? userId, PendingApproval declined) => default;
}
