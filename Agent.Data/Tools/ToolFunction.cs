using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Microsoft.Extensions.AI;

namespace Agent.Data.Tools;

/// <summary>
/// A tool as the agent's loop calls it. Gives the <see cref="ToolResult"/> itself, not its JSON, and turns every expected failure into a
/// <see cref="ToolError"/>:
/// only cancellation is thrown.
/// </summary>
internal sealed class ToolFunction(ITool tool, ToolWorkspace workspace) : AIFunction
{
    public override string Name => tool.Definition.Name;

    public override string Description => tool.Definition.Description;

    public override JsonElement JsonSchema => tool.Definition.Schema;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            var call = new ToolCall(new ToolArguments(arguments, tool.Definition.Arguments), workspace)
            {
                Phrases = arguments.GetPhrases(),
                Pseudonymous = arguments.GetPseudonymous() is { } written ? new ToolArguments(written, tool.Definition.Arguments) : null,
            };
            return await tool.RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolRefusal refusal)
        {
            return refusal.Error;
        }
        catch (QueryException failure)
        {
            return new ToolError(failure.Code, failure.Message);
        }
        catch (Exception failure) when (failure is ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The snapshot was closed or lost under the run; its message may carry a path.
            return new ToolError("data_unavailable", "The dataset's data cannot be read at the moment.");
        }
    }
}
