using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Planning;

/// <summary>Answers questions without a model: words → linked terms → logical query → tool calls → words.</summary>
public sealed class OfflinePlanner(IQuestionSuggester suggester) : IChatClient
{
    /// <summary>
    /// Whether the planner is sure of what a question means and of how to answer it from this dataset. Runs no query and takes about a millisecond:
    /// <c>mode: auto</c> asks it before it calls a model. History is not looked at; a question that needs it is not sure.
    /// </summary>
    /// <param name="question">The question in plain words; any text.</param>
    /// <param name="profile">The dataset.</param>
    public bool CanAnswer(string question, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        return suggester.Fit(question, profile) >= 1;
    }

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
