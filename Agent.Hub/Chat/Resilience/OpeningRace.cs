using Agent.Core.Agents;

namespace Agent.Hub.Chat.Resilience;

/// <summary>
/// Finds the model that answers: the first route; on failure the next; with hedging also when the ones asked take long. The first to
/// produce wins, the others are
/// aborted, and the winner's owner waits for them to be gone. One object serves one race.
/// </summary>
/// <param name="routes">The models, in order; at least one.</param>
/// <param name="open">Opens a turn on a route; cancelling it aborts the request.</param>
/// <param name="hedgeAfter">Wait before the next route is asked as well; zero for never.</param>
/// <param name="time">The clock.</param>
internal sealed class OpeningRace(
    IReadOnlyList<ModelRoute> routes, Func<ModelRoute, CancellationToken, Task<OpenTurn>> open, TimeSpan hedgeAfter, TimeProvider time)
{
    private readonly List<Racer> _running = [];
    private readonly Queue<ModelRoute> _waiting = new(routes);
    private ModelException? _failure;

    /// <summary>With no other model a slow one is asked a second time, but only for being slow: a failed one has had its retries.</summary>
    private ModelRoute? _second = hedgeAfter > TimeSpan.Zero && routes.Count == 1 ? routes[0] : null;

    /// <summary>Races.</summary>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="ModelException">All failed: the failure of the first to fail.</exception>
    public async Task<RaceResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            Start(_waiting.Dequeue(), isHedge: false, cancellationToken);
            while (true)
            {
                if (await FirstEndAsync(cancellationToken).ConfigureAwait(false) is not { } racer)
                {
                    Start(NextHedge(), isHedge: true, cancellationToken);
                    continue;
                }

                if (await ResultAsync(racer).ConfigureAwait(false) is { } turn)
                    return new RaceResult(turn, racer, [.. _running], isFirst: racer.Route == routes[0]);
                if (_running.Count == 0)
                    Start(_waiting.TryDequeue(out var next) ? next : throw _failure!, isHedge: false, cancellationToken);
            }
        }
        catch
        {
            await Racer.AbortAsync(_running).ConfigureAwait(false);
            throw;
        }
    }

    private void Start(ModelRoute route, bool isHedge, CancellationToken cancellationToken) =>
        _running.Add(new Racer(route, isHedge, open, cancellationToken));

    private ModelRoute NextHedge()
    {
        if (_waiting.TryDequeue(out var next))
            return next;
        var second = _second!;
        _second = null;
        return second;
    }

    /// <summary>The first racer to end; null when it is time to ask another as well.</summary>
    private async Task<Racer?> FirstEndAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> ends = [.. _running.Select(racer => racer.Opening)];
        if (hedgeAfter > TimeSpan.Zero && (_waiting.Count > 0 || _second is not null))
            ends.Add(Task.Delay(hedgeAfter, time, stop.Token));
        var ended = await Task.WhenAny(ends).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return _running.Find(racer => racer.Opening == ended);
    }

    /// <summary>Takes a racer that has ended out of the race. Null when it failed and another may do better.</summary>
    private async Task<OpenTurn?> ResultAsync(Racer racer)
    {
        _running.Remove(racer);
        try
        {
            return await racer.Opening.ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            racer.Dispose();
            if (!RetryRules.TriesAnotherModel(failure))
                throw;
            _failure ??= (ModelException)failure;
            return null;
        }
    }
}
