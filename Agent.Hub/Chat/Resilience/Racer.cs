namespace Agent.Hub.Chat.Resilience;

/// <summary>One route in a race, and the means to abort it.</summary>
internal sealed class Racer : IDisposable
{
    private readonly CancellationTokenSource _abort;

    /// <summary>Starts.</summary>
    public Racer(
        ModelRoute route,
        bool isHedge,
        Func<ModelRoute, CancellationToken, Task<OpenTurn>> open,
        CancellationToken cancellationToken
    )
    {
        (Route, IsHedge) = (route, isHedge);
        _abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Opening = open(route, _abort.Token);
    }

    /// <summary>The model asked.</summary>
    public ModelRoute Route { get; }

    /// <summary>Whether it was asked because another was slow.</summary>
    public bool IsHedge { get; }

    /// <summary>Ends when the model has something to show, or has failed.</summary>
    public Task<OpenTurn> Opening { get; }

    /// <summary>
    /// Aborts all and waits until they are gone; what they opened meanwhile is closed. Never fails: nobody is interested in them any more.
    /// </summary>
    public static async Task AbortAsync(IReadOnlyList<Racer> racers)
    {
        foreach (var racer in racers)
            await racer._abort.CancelAsync().ConfigureAwait(false);
        foreach (var racer in racers)
        {
            try
            {
                await using var late = (await racer.Opening.ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception lost) when (lost is OperationCanceledException or Core.Agents.ModelException)
            {
                // It lost; how is of no interest.
            }

            racer.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _abort.Dispose();
}
