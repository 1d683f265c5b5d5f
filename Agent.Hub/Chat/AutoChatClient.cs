using Agent.Core.Agents;
using Agent.Planning;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat;

/// <summary>
/// <c>mode: auto</c>: the planner answers what it is sure of, the model the rest. Decides at a run's first turn, when the dataset is known, and stays with its choice.
/// One object serves one run.
/// </summary>
internal sealed class AutoChatClient(OfflinePlanner planner, IChatClient model) : IChatClient
{
    private IChatClient? _chosen;

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> conversation = [.. messages];
        _chosen ??= Choose(conversation, options);
        return _chosen.GetStreamingResponseAsync(conversation, options, cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private IChatClient Choose(List<ChatMessage> messages, ChatOptions? options)
    {
        var question = messages.FindLast(message => message.Role == ChatRole.User)?.Text;
        return question is { Length: > 0 } && options.GetDataset() is { } profile && planner.CanAnswer(question, profile) ? planner : model;
    }
}
