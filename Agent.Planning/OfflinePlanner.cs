using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning;

/// <summary>Answers questions without a model: words → linked terms → logical query → tool calls → words.</summary>
public sealed class OfflinePlanner(IQuestionSuggester suggester) : IChatClient
{
    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var update = new ChatResponseUpdate(ChatRole.Assistant, "I cannot answer this without a model.") { ModelId = PlanningServices.Offline };
        update.SetOutcome(RunOutcomes.Refusal);
        update.SetSuggestions(options.GetDataset() is { } profile ? suggester.Suggest(profile, 3) : []);
        yield return update;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
