using Agent.Core.Privacy;
using Agent.Hub.Chat.Resilience;
using Agent.Hub.Chat.Telemetry;
using Agent.Planning;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat;

/// <summary>The layers between the agent's loop and an endpoint. What is used first is outermost.</summary>
internal static class ChatClientBuilderExtensions
{
    /// <summary>Lets the planner answer what it is sure of; the model gets the rest. One pipeline serves one run.</summary>
    public static ChatClientBuilder UseOfflineFirst(this ChatClientBuilder builder, OfflinePlanner planner) =>
        builder.Use(model => new AutoChatClient(model, planner, planner.CanAnswerAsync));

    /// <summary>Tells the model how the planner reads the question. One pipeline serves one run.</summary>
    public static ChatClientBuilder UseReadings(this ChatClientBuilder builder, OfflinePlanner planner) =>
        builder.Use(model => new ReadingsChatClient(model, planner.ReadAsync));

    /// <summary>Reports each turn, as the endpoint's that is asked first.</summary>
    public static ChatClientBuilder UseTelemetry(
        this ChatClientBuilder builder,
        ModelRoute route,
        ChatInstruments instruments,
        TimeProvider time
    ) => builder.Use(model => new TelemetryChatClient(model, route, instruments, time));

    /// <summary>Puts pseudonyms for persons before an endpoint, where the settings ask for them.</summary>
    public static ChatClientBuilder UsePseudonyms(this ChatClientBuilder builder, PrivacyOptions options) =>
        builder.Use(endpoint => PrivacyChatClient.Wrap(endpoint, options));
}
