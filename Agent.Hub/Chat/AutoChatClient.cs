using Agent.Core.Agents;
using Agent.Core.Datasets;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat;

/// <summary>
/// <c>mode: auto</c>: the planner answers what it is sure of, the model the rest. Decides at a run's first turn, when the dataset is known, and stays with its choice.
/// One object serves one run.
/// </summary>
/// <param name="planner">The planner.</param>
/// <param name="isSure">Whether the planner is sure of a question about a dataset.</param>
/// <param name="model">The model.</param>
internal sealed class AutoChatClient(IChatClient planner, Func<string, DatasetProfile, bool> isSure, IChatClient model) : IChatClient
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
        return question is { Length: > 0 } && options.GetDataset() is { } profile && isSure(question, profile) ? planner : model;
    }
}
