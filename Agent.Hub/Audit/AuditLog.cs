using System.Threading.Channels;
using Agent.Hub.State.Database;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.Audit;

/// <summary>
/// Puts down who did what. Entries are written behind the one who made them, in order, many at a time; who writes faster than the database
/// takes waits.
/// </summary>
internal sealed partial class AuditLog(StateDatabase database, TimeProvider time, ILogger<AuditLog> logger) : BackgroundService
{
    private const int Capacity = 4_096;
    private const int AtOnce = 256;
    private const int MaxConflicts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(AuditEntry Entry, long At)> _waiting = Channel.CreateBounded<(AuditEntry, long)>(Capacity);
    private int _open;

    /// <summary>Puts an entry down; waits only while very many wait.</summary>
    public async ValueTask RecordAsync(AuditEntry entry)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await _waiting.Writer.WriteAsync((entry, time.GetUtcNow().UtcTicks)).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The hub has stopped; what is still said then is in the run's log.
            Interlocked.Decrement(ref _open);
        }
    }

    /// <summary>Entries that are not written yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>What is wrong with the chain, in words; nothing: it is whole.</summary>
    public static async Task<IReadOnlyList<string>> VerifyAsync(StateDatabase database, CancellationToken cancellationToken)
    {
        var rows = await database
            .ReadAsync(state => state.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return [.. AuditChain.Check(rows)];
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        // What is put down already is written; the loop ends by itself then.
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var entries = new List<(AuditEntry Entry, long At)>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (entries.Count < AtOnce && _waiting.Reader.TryRead(out var next))
                entries.Add(next);
            while (!await TryWriteAsync(entries).ConfigureAwait(false) && !stoppingToken.IsCancellationRequested)
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Add(ref _open, -entries.Count);
            entries.Clear();
        }
    }

    private async Task<bool> TryWriteAsync(List<(AuditEntry Entry, long At)> entries)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await database.WriteAsync(state => AppendAsync(state, entries), CancellationToken.None).ConfigureAwait(false);
                    return true;
                }
                catch (DbUpdateException) when (attempt < MaxConflicts)
                {
                    // Another hub has written the same number first: the next try goes on behind it.
                }
            }
        }
        catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
        {
            LogNotWritten(logger, failure, entries.Count);
            return false;
        }
    }

    private static async Task<bool> AppendAsync(StateContext state, List<(AuditEntry Entry, long At)> entries)
    {
        var last = await state.Audit.AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync().ConfigureAwait(false);
        var (id, previous) = (last?.Id ?? 0, last?.Hash ?? AuditChain.Beginning);
        foreach (var (entry, at) in entries)
        {
            var row = new AuditRow
            {
                Id = ++id,
                At = at,
                Actor = entry.Actor ?? string.Empty,
                Action = entry.Action,
                Body = entry.Body,
                Previous = previous,
                Hash = string.Empty,
            };
            previous = row.Hash = AuditChain.Hash(row);
            state.Add(row);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} audit entries could not be written; trying again")]
    private static partial void LogNotWritten(ILogger logger, Exception failure, int count);
}
