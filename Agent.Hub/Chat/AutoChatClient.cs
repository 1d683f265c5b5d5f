using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat;

/// <summary>
/// <c>mode: auto</c>: the planner answers what it is sure of, the model the rest. Decides at a run's first turn, when the dataset is known,
/// and stays with its choice.
/// One object serves one run.
/// </summary>
/// <param name="planner">The planner.</param>
/// <param name="isSure">Whether the planner is sure of a question about a dataset.</param>
/// <param name="model">The model.</param>
internal sealed class AutoChatClient(
    IChatClient planner,
    Func<string, DatasetProfile, IQueryRunner, CancellationToken, Task<bool>> isSure,
    IChatClient model
) : IChatClient
{
    private IChatClient? _chosen;

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
        _chosen ??= await ChooseAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        await foreach (var update in _chosen.GetStreamingResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false))
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
            return this;
        return model.GetService(serviceType, serviceKey) as DelegatingChatClient;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private async Task<IChatClient> ChooseAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var question = messages.FindLast(message => message.Role == ChatRole.User)?.Text;
        return question is { Length: > 0 } && options.GetDataset() is { } profile && options.GetQueries() is { } queries
            && await isSure(question, profile, queries, cancellationToken).ConfigureAwait(false) ? planner : model;
    }
}
