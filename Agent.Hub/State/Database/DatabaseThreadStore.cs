using System.Text.Json;
using Agent.Core.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Agent.Hub.State.Database;

/// <summary>Keeps conversations in the database, within limits: what rested longest goes first.</summary>
internal sealed class DatabaseThreadStore(StateDatabase database, IOptions<ThreadOptions> options, TimeProvider time) : IThreadStore
{
    private readonly ThreadOptions _limits = options.Value;

    /// <inheritdoc/>
    public async ValueTask<ConversationThread?> FindAsync(string threadId, string? owner, CancellationToken cancellationToken)
    {
        var key = Key(owner);
        var since = Since();
        return await database
            .ReadAsync(
                async state =>
                {
                    var thread = await state
                        .Threads.AsNoTracking()
                        .FirstOrDefaultAsync(row => row.Owner == key && row.Id == threadId && row.UpdatedAt >= since, cancellationToken)
                        .ConfigureAwait(false);
                    if (thread is null)
                        return null;
                    var turns = await state
                        .Turns.AsNoTracking()
                        .Where(row => row.Owner == key && row.ThreadId == threadId)
                        .OrderBy(row => row.Id)
                        .ToListAsync(cancellationToken)
                        .ConfigureAwait(false);
                    return ToThread(thread, turns);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(string threadId, string? owner, ThreadTurn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(threadId);
        ArgumentNullException.ThrowIfNull(turn);
        await database
            .WriteAsync(state => AppendAsync(state, threadId, Key(owner), turn, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ConversationThread>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        if (owner is null)
            return [];
        var since = Since();
        return await database
            .ReadAsync(
                async state =>
                {
                    var threads = await state
                        .Threads.AsNoTracking()
                        .Where(row => row.Owner == owner && row.UpdatedAt >= since)
                        .OrderByDescending(row => row.UpdatedAt)
                        .ToListAsync(cancellationToken)
                        .ConfigureAwait(false);
                    var turns = (
                        await state
                            .Turns.AsNoTracking()
                            .Where(row => row.Owner == owner)
                            .OrderBy(row => row.Id)
                            .ToListAsync(cancellationToken)
                            .ConfigureAwait(false)
                    ).ToLookup(row => row.ThreadId);
                    return threads.ConvertAll(thread => ToThread(thread, [.. turns[thread.Id]]));
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RenameAsync(string threadId, string? owner, string title, CancellationToken cancellationToken)
    {
        var (key, since, line) = (Key(owner), Since(), ThreadTitle.From(title));
        return await database.WriteAsync(
            state => state.Threads.Where(row => row.Owner == key && row.Id == threadId && row.UpdatedAt >= since)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, line), cancellationToken),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string threadId, string? owner, CancellationToken cancellationToken) =>
        await database
            .WriteAsync(state => DeleteAsync(state, Key(owner), threadId, cancellationToken), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Forgets what is past its retention, and what rested longest where there is more than may be kept in all.</summary>
    /// <returns>Conversations forgotten.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async state =>
            {
                var all = await state
                    .Threads.AsNoTracking()
                    .OrderByDescending(row => row.UpdatedAt)
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                var (since, bytes, count, removed) = (Since(), 0L, 0, 0);
                foreach (var row in all)
                {
                    bytes += row.Bytes;
                    if (row.UpdatedAt >= since && bytes <= _limits.MaxBytes && ++count <= _limits.MaxThreads)
                        continue;
                    await DeleteAsync(state, row.Owner, row.Id, cancellationToken).ConfigureAwait(false);
                    removed++;
                }

                return removed;
            },
            cancellationToken);

    private async Task<bool> AppendAsync(
        StateContext state,
        string threadId,
        string owner,
        ThreadTurn turn,
        CancellationToken cancellationToken
    )
    {
        var body = JsonSerializer.Serialize(turn, StateJson.Default.ThreadTurn);
        // Two processes may begin the same conversation: the row is made by whoever comes first, and locked by both.
        var since = Since();
        // A run that was taken up may say its answer again. One command: each of its own would cost more than its statement.
        await state
            .Database.ExecuteSqlAsync(
                $"""
                DELETE FROM threads WHERE "Owner" = {owner} AND "Id" = {threadId} AND "UpdatedAt" < {since};
                INSERT INTO threads ("Owner", "Id", "Title", "CreatedAt", "UpdatedAt", "Bytes")
                VALUES ({owner}, {threadId}, {ThreadTitle.From(turn.Question)}, {turn.At.UtcTicks}, {turn.At.UtcTicks}, {body.Length})
                ON CONFLICT ("Owner", "Id") DO UPDATE SET "UpdatedAt" = excluded."UpdatedAt", "Bytes" = threads."Bytes" + excluded."Bytes";
                INSERT INTO turns ("Owner", "ThreadId", "RunId", "Body") VALUES ({owner}, {threadId}, {turn.RunId}, {body})
                ON CONFLICT ("Owner", "ThreadId", "RunId") DO UPDATE SET "Body" = excluded."Body";
                DELETE FROM turns WHERE "Owner" = {owner} AND "ThreadId" = {threadId} AND "Id" <= (
                    SELECT "Id" FROM turns WHERE "Owner" = {owner} AND "ThreadId" = {threadId}
                    ORDER BY "Id" DESC LIMIT 1 OFFSET {_limits.MaxTurns})
                """,
                cancellationToken
            )
            .ConfigureAwait(false);
        await TrimAsync(state, owner, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task TrimAsync(StateContext state, string owner, CancellationToken cancellationToken)
    {
        if (
            owner.Length == 0
            || await state.Threads.CountAsync(row => row.Owner == owner, cancellationToken).ConfigureAwait(false) <= _limits.MaxPerOwner
        )
            return;
        var rested = await state.Threads.Where(row => row.Owner == owner)
            .OrderByDescending(row => state.Turns.Where(said => said.Owner == owner && said.ThreadId == row.Id).Max(said => said.Id))
            .Skip(_limits.MaxPerOwner).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in rested)
            await DeleteAsync(state, owner, id, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> DeleteAsync(StateContext state, string owner, string threadId, CancellationToken cancellationToken)
    {
        await state
            .Turns.Where(row => row.Owner == owner && row.ThreadId == threadId)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        await state
            .Shares.Where(row => row.Owner == owner && row.ThreadId == threadId)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
        return await state
                .Threads.Where(row => row.Owner == owner && row.Id == threadId)
                .ExecuteDeleteAsync(cancellationToken)
                .ConfigureAwait(false) > 0;
    }

    private long Since() => (time.GetUtcNow() - _limits.Retention).UtcTicks;

    private static string Key(string? owner) => owner ?? string.Empty;

    private static ConversationThread ToThread(ThreadRow thread, IReadOnlyList<TurnRow> turns) => new()
    {
        Id = thread.Id,
        Title = thread.Title,
        CreatedAt = new DateTimeOffset(thread.CreatedAt, TimeSpan.Zero),
        Turns = [.. turns.Select(row => JsonSerializer.Deserialize(row.Body, StateJson.Default.ThreadTurn)!)],
    };
}
