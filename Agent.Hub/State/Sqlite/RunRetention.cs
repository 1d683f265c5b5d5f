using Microsoft.Extensions.Options;

namespace Agent.Hub.State.Sqlite;

/// <summary>Removes ended runs that are too old, too many or too large together; looks once a minute, and a little at a time.</summary>
internal sealed partial class RunRetention(
    SqliteRunStore store,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<RunRetention> logger
) : BackgroundService
{
    // Runs removed in one transaction: a longer one would hold up the logs of runs at work.
    private const int AtOnce = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Removes what is over the bounds now; gives the number of runs removed.</summary>
    public async Task<int> SweepAsync()
    {
        var removed = 0;
        while (true)
        {
            var count = 0;
            await store.Journal.ExecuteAsync(session => count = Remove(session)).ConfigureAwait(false);
            removed += count;
            if (count < AtOnce)
                return removed;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await SweepAsync().ConfigureAwait(false);
            }
            catch (IOException failure)
            {
                LogFailed(logger, failure);
            }
        }
    }

    private int Remove(JournalSession session)
    {
        var limits = options.Value;
        using var over = RunQueries.Command(
            session.Connection,
            """
            CREATE TEMP TABLE IF NOT EXISTS over_bounds (id INTEGER PRIMARY KEY);
            DELETE FROM over_bounds;
            INSERT INTO over_bounds
            SELECT id FROM (
                SELECT id, ended_at, sum(bytes) OVER newest AS bytes, count(*) OVER newest AS number
                FROM runs WHERE ended_at IS NOT NULL WINDOW newest AS (ORDER BY ended_at DESC, id DESC))
            WHERE ended_at < $before OR bytes > $bytes OR number > $runs
            ORDER BY ended_at LIMIT $limit;
            DELETE FROM segments WHERE run IN (SELECT id FROM over_bounds);
            DELETE FROM runs WHERE id IN (SELECT id FROM over_bounds);
            SELECT count(*) FROM over_bounds;
            """,
            ("$before", (time.GetUtcNow() - limits.RunRetention).ToUnixTimeMilliseconds()),
            ("$bytes", limits.MaxRunBytes),
            ("$runs", limits.MaxRuns),
            ("$limit", AtOnce)
        );
        return (int)(long)over.ExecuteScalar()!;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended runs could not be removed; the next try is in a minute")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
