using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Microsoft.Extensions.AI;

namespace Agent.Core.Privacy;

/// <summary>
/// Stands before the client of an external endpoint: names of persons leave as pseudonyms – in the prompt, the question, the history, tool
/// calls and
/// results – and come back as names in text, thinking and tool calls. The dataset whose persons they are is in the options
/// (<see cref="AgentChatProperties.SetDataset"/>).
/// </summary>
/// <param name="inner">The endpoint's client.</param>
public sealed class PrivacyChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <summary>Puts pseudonyms before an endpoint where the settings ask for them.</summary>
    /// <param name="inner">The endpoint's client; its <see cref="ChatClientMetadata.ProviderUri"/> says where it is.</param>
    /// <param name="options">The settings.</param>
    public static IChatClient Wrap(IChatClient inner, PrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(options);
        var address = (inner.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.ProviderUri;
        return IsWanted(address, options) ? new PrivacyChatClient(inner) : inner;
    }

    /// <summary>Whether an endpoint gets pseudonyms.</summary>
    /// <param name="endpoint">Its address; null where it is not known, which counts as elsewhere.</param>
    /// <param name="options">The settings.</param>
    public static bool IsWanted(Uri? endpoint, PrivacyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Pseudonyms switch
        {
            PseudonymMode.Always => true,
            PseudonymMode.Never => false,
            _ => endpoint is not { IsAbsoluteUri: true, IsLoopback: true },
        };
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var persons = options.GetDataset() is { } profile ? PersonDirectory.For(profile) : null;
        return persons is { HasPersons: true } or { HasNarratives: true }
            ? StreamAsync(messages, options, persons, cancellationToken)
            : base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        PersonDirectory persons,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var mask = new MessageMask(persons);
        var restorer = new UpdateRestorer(persons, mask);
        await foreach (var update in base.GetStreamingResponseAsync(mask.Mask(messages), options, cancellationToken).ConfigureAwait(false))
        {
            restorer.Restore(update);
            yield return update;
        }

        if (restorer.Flush() is { Count: > 0 } rest)
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
    }
}
