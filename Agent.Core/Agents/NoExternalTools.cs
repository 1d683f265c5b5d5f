using Agent.Core.Datasets;
using Microsoft.Extensions.AI;

namespace Agent.Core.Agents;

/// <summary>No tools from outside: what a hub has unless it is told otherwise.</summary>
internal sealed class NoExternalTools : IExternalTools
{
    public ValueTask<IReadOnlyList<AIFunction>> ToolsAsync(
        string runId, string? userId, DatasetProfile profile, IReadOnlyList<AIFunction> own, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AIFunction>>([]);
}
