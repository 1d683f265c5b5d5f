using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Agent.Core.Agents;
using Agent.Hub.Chat.Wire;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Resilience;

/// <summary>
/// A turn that has something to show. Owns the request, its permit and its deadline until it is disposed, so that a permit is held for the
/// whole stream.
/// </summary>
internal sealed class OpenTurn : IAsyncDisposable
{
    private readonly Queue<ChatResponseUpdate> _first = new();
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly TurnDeadline _deadline;
    private readonly RateLimitLease _permit;
    private bool _ended;

    private OpenTurn(ModelRoute route, IAsyncEnumerator<ChatResponseUpdate> updates, TurnDeadline deadline, RateLimitLease permit) =>
        (Route, _updates, _deadline, _permit) = (route, updates, deadline, permit);

    /// <summary>Which model answers.</summary>
    public ModelRoute Route { get; }

    /// <summary>
    /// Sends the request and waits for the first update worth showing. Until then the request can be made again without anybody noticing.
    /// </summary>
    /// <exception cref="ModelException">The request failed before.</exception>
    public static async Task<OpenTurn> OpenAsync(
        ModelRoute route, Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> ask, TurnDeadline deadline, RateLimitLease permit)
    {
        var turn = new OpenTurn(route, ask(deadline.Token).GetAsyncEnumerator(deadline.Token), deadline, permit);
        try
        {
            await turn.FirstAsync().ConfigureAwait(false);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next update; null when the turn is over.</summary>
    /// <exception cref="ModelException">The stream failed.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ChatResponseUpdate?> NextAsync()
    {
        if (_first.TryDequeue(out var first))
            return first;
        while (!_ended)
        {
            if (
                await MoveAsync().ConfigureAwait(false) is { } update
                && (update.Contents.Count > 0 || update.FinishReason is not null || update.RetractsText())
            )
                return update;
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _updates.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _deadline.Dispose();
            _permit.Dispose();
        }
    }

    private async Task FirstAsync()
    {
        while (!_ended)
        {
            if (await MoveAsync().ConfigureAwait(false) is not { Contents.Count: > 0 } update)
                continue;
            _first.Enqueue(update);
            return;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ChatResponseUpdate?> MoveAsync()
    {
        try
        {
            var move = _updates.MoveNextAsync();
            if (!move.IsCompleted)
                _deadline.Start();
            if (await move.ConfigureAwait(false))
            {
                _deadline.Beat();
                return _updates.Current;
            }

            _ended = true;
            return null;
        }
        catch (OperationCanceledException) when (_deadline.IsOver)
        {
            throw EndpointFaults.TimedOut(_deadline.HasBegun, _deadline.Limit);
        }
    }
}
