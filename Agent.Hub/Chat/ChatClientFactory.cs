using Agent.Core.Agents;
using Agent.Hub.Chat.Resilience;
using Agent.Hub.Chat.Telemetry;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Chat;

/// <summary>Chooses between the planner and the configured models.</summary>
internal sealed class ChatClientFactory(
    [FromKeyedServices(PlanningServices.Offline)] IChatClient planner,
    [FromKeyedServices(PlanningServices.Query)] IChatClient queries,
    ModelRoutes routes,
    IOptions<ModelOptions> options,
    ChatInstruments instruments,
    TimeProvider time) : IChatClientFactory
{
    /// <inheritdoc/>
    public IChatClient Choose(AskRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What is asked as a value needs nobody to read it.
        if (request.Query is not null || request.Reading is not null)
            return queries;
        if (request is { Mode: AskModes.Offline, Approval: null })
            return planner;
        var insists = request.Mode == AskModes.Model || request.Approval is not null || !string.IsNullOrWhiteSpace(request.Model);
        if (routes.Configured.Count == 0)
        {
            return insists
                ? throw new ModelException(
                    ErrorCodes.NoModel,
                    "Ask without a model, or set Agent:Model:Endpoint and Agent:Model:Name in the hub's configuration."
                )
                : planner;
        }

        CheckAllowed(request.Model);
        var chosen = routes.For(request.Model);
        var pipeline = new ResilientChatClient(chosen, options.Value, instruments, time).AsBuilder();
        // A decision goes on with what the model had begun; there is nothing for the planner to read.
        if (request.Approval is null && planner.GetService<OfflinePlanner>() is { } known)
        {
            if (request.Mode != AskModes.Model)
                pipeline.UseOfflineFirst(known);
            pipeline.UseReadings(known);
        }

        return pipeline.UseTelemetry(chosen[0], instruments, time).Build();
    }

    private void CheckAllowed(string? model)
    {
        if (string.IsNullOrWhiteSpace(model) || routes.Configured.Any(route => route.Model == model))
            return;
        if (!options.Value.Allowed.Any(allowed => allowed == "*" || allowed == model))
            throw new ModelException(ErrorCodes.ModelNotAllowed, "Ask without naming a model, or name one the hub's operator allows.");
    }
}
