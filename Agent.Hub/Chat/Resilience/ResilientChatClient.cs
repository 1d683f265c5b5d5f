using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Agent.Core.Agents;
using Agent.Hub.Chat.Telemetry;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Resilience;

/// <summary>
/// Lets none of an endpoint's bad days through that can be helped: retries and fallbacks until there is something to show, then only
/// deadlines. What cannot be
/// helped is one <see cref="ModelException"/> with a code and a plain sentence.
/// </summary>
/// <param name="routes">The models to ask, in order.</param>
/// <param name="settings">Times.</param>
/// <param name="instruments">Where events are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class ResilientChatClient(
    IReadOnlyList<ModelRoute> routes,
    ModelOptions settings,
    ChatInstruments instruments,
    TimeProvider time
) : IChatClient
{
    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        List<ChatMessage> conversation = [.. messages];
        var chat = Limit(options);
        var race = new OpeningRace(routes, (route, token) => OpenAsync(route, conversation, chat, token), settings.HedgeAfter, time);
        var result = await race.RunAsync(cancellationToken).ConfigureAwait(false);
        await using var owned = result.ConfigureAwait(false);
        instruments.Opened(result);
        while (await NextAsync(result.Turn).ConfigureAwait(false) is { } update)
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
            return this;
        // What stands before any of the endpoints may take part: whoever asks has to reckon with each.
        return routes
            .Select(route => route.Client.GetService(serviceType, serviceKey))
            .FirstOrDefault(found => found is DelegatingChatClient);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Task<OpenTurn> OpenAsync(ModelRoute route, List<ChatMessage> messages, ChatOptions chat, CancellationToken cancellationToken) =>
        route.Endpoint.OpenAsync(
            permit => OpenTurn.OpenAsync(
                route,
                token => route.Client.GetStreamingResponseAsync(messages, chat, token),
                new TurnDeadline(settings.FirstTokenTimeout, settings.IdleTimeout, time, cancellationToken),
                permit),
            cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ChatResponseUpdate?> NextAsync(OpenTurn turn)
    {
        try
        {
            return await turn.NextAsync().ConfigureAwait(false);
        }
        catch (ModelException fault)
        {
            turn.Route.Endpoint.CountFault(fault);
            throw;
        }
    }

    private ChatOptions Limit(ChatOptions? asked)
    {
        var chat = asked?.Clone() ?? new ChatOptions();
        if (settings.MaxOutputTokens > 0)
            chat.MaxOutputTokens ??= settings.MaxOutputTokens;
        if (!string.IsNullOrWhiteSpace(settings.ReasoningEffort))
            (chat.AdditionalProperties ??= [])[Wire.WireChatClient.EffortProperty] = settings.ReasoningEffort;
        return chat;
    }
}
