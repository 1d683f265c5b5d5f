using Agent.Core.Agents;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Hub.Chat;

/// <summary>Chooses between the planner and the configured model.</summary>
internal sealed class ChatClientFactory([FromKeyedServices(PlanningServices.Offline)] IChatClient planner) : IChatClientFactory
{
    /// <inheritdoc/>
    public IChatClient Choose(AskRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Mode == AskModes.Model || (request.Mode != AskModes.Offline && request.Model is { Length: > 0 }))
            throw new ModelException(ErrorCodes.NoModel, "Ask without a model, or set Agent:Model in the hub's configuration.");
        return planner;
    }
}
