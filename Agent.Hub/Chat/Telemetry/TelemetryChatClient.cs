using System.Diagnostics;
using System.Runtime.CompilerServices;
using Agent.Core.Agents;
using Agent.Hub.Chat.Resilience;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Telemetry;

/// <summary>
/// Reports each model turn by OpenTelemetry's gen_ai conventions: a span <c>chat {model}</c>, duration, time to the first chunk, tokens.
/// Never what was said.
/// </summary>
internal sealed class TelemetryChatClient(IChatClient inner, ModelRoute route, ChatInstruments instruments, TimeProvider time)
    : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var turn = new TurnReport(route, instruments, time);
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var owned = updates.ConfigureAwait(false);
        while (await NextAsync(updates, turn).ConfigureAwait(false))
        {
            turn.Note(updates.Current);
            yield return updates.Current;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, TurnReport turn)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            turn.Failed(
                failure is ModelException fault ? fault.Code
                : failure is OperationCanceledException ? "cancelled"
                : failure.GetType().FullName!
            );
            throw;
        }
    }
}
