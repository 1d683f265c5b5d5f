namespace Agent.Hub.Hosting;

/// <summary>
/// Gives memory back to the system when nobody asks: the collector keeps what a busy time has taken for the next one, which for a hub that
/// is quiet most of the day is most of what it holds.
/// </summary>
/// <param name="working">Runs at work.</param>
/// <param name="allocated">Bytes allocated since the start.</param>
/// <param name="collect">Collects and gives back; takes a moment, in which nothing else runs.</param>
/// <param name="time">The clock.</param>
internal sealed class IdleMemory(Func<int> working, Func<long> allocated, Action collect, TimeProvider time) : BackgroundService
{
    /// <summary>How long nobody may have asked; looked at once in as long a time.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    /// <summary>Bytes that must have been allocated since the last time: less is not worth the moment.</summary>
    public const long WorthIt = 32 << 20;

    private long _before;
    private long _collectedAt;

    /// <summary>Collects the whole heap and gives its free memory back.</summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Quiet, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            Look();
    }

    /// <summary>Looks once; gives back when it is quiet and worth it.</summary>
    internal void Look()
    {
        var now = allocated();
        // What ticks by itself allocates next to nothing; a run that came and went between two looks does not.
        var isQuiet = working() == 0 && now - _before < WorthIt / 8;
        _before = now;
        if (!isQuiet || now - _collectedAt < WorthIt)
            return;
        collect();
        _collectedAt = now;
    }
}
