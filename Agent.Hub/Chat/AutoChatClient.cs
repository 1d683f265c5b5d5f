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
/// <param name="model">The model.</param>
/// <param name="planner">The planner.</param>
/// <param name="isSure">Whether the planner is sure of a question about a dataset.</param>
internal sealed class AutoChatClient(
    IChatClient model,
    IChatClient planner,
    Func<string, DatasetProfile, IQueryRunner, CancellationToken, Task<bool>> isSure
) : DelegatingChatClient(model)
{
    private IChatClient? _chosen;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
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
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
            return this;
        // Whose model it is, is not known before the choice.
        return base.GetService(serviceType, serviceKey) as DelegatingChatClient;
    }

    private async Task<IChatClient> ChooseAsync(List<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var question = messages.FindLast(message => message.Role == ChatRole.User)?.Text;
        return question is { Length: > 0 } && options.GetDataset() is { } profile && options.GetQueries() is { } queries
            && await isSure(question, profile, queries, cancellationToken).ConfigureAwait(false) ? planner : InnerClient;
    }
}
