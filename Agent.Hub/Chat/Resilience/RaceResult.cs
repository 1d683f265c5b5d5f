namespace Agent.Hub.Chat.Resilience;

/// <summary>The turn that won, and those that lost: they are aborted at once and gone when this is disposed.</summary>
internal sealed class RaceResult(OpenTurn turn, Racer winner, IReadOnlyList<Racer> losers, bool isFirst) : IAsyncDisposable
{
    private readonly Task _aborting = Racer.AbortAsync(losers);

    /// <summary>The turn to read.</summary>
    public OpenTurn Turn => turn;

    /// <summary>Whether it won as the second one asked, for the first being slow.</summary>
    public bool IsHedge => winner.IsHedge;

    /// <summary>Whether another model than the first answers.</summary>
    public bool IsFallback => !isFirst;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await turn.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _aborting.ConfigureAwait(false);
            winner.Dispose();
        }
    }
}
