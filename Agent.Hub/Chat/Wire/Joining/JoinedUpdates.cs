using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Wire.Joining;

/// <summary>
/// Joins pieces of text that have arrived together into one update: each update passes through a dozen stages up to the run's log, and an
/// endpoint that is ahead of the hub would pay for every token. Nothing waits: a piece goes on as soon as there is none behind it.
/// </summary>
internal static class JoinedUpdates
{
    /// <summary>The updates, with neighbouring pieces of the same kind joined as far as they are there.</summary>
    public static async IAsyncEnumerable<ChatResponseUpdate> OfAsync(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = read(leaving.Token).GetAsyncEnumerator(leaving.Token);
        await using var ownsUpdates = updates.ConfigureAwait(false);
        Task<bool>? moving = null;
        var joined = new JoinedUpdate();
        try
        {
            while (true)
            {
                var move = updates.MoveNextAsync();
                if (!move.IsCompletedSuccessfully && joined.IsEmpty)
                {
                    if (!await move.ConfigureAwait(false))
                        yield break;
                }
                else if (!move.IsCompletedSuccessfully)
                {
                    moving = move.AsTask();
                    yield return joined.Take();
                    if (!await moving.ConfigureAwait(false))
                        yield break;
                }
                else if (!move.Result)
                {
                    break;
                }

                if (joined.TryAdd(updates.Current))
                    continue;
                yield return joined.Take();
                joined.TryAdd(updates.Current);
            }

            if (!joined.IsEmpty)
                yield return joined.Take();
        }
        finally
        {
            // Left while the next one was read: the reading ends before what it reads from does.
            if (moving is { IsCompleted: false })
            {
                await leaving.CancelAsync().ConfigureAwait(false);
                await ((Task)moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
