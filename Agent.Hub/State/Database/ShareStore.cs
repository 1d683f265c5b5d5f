using System.Security.Cryptography;
using System.Text;
using Agent.Core.Threads;
using Agent.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Agent.Hub.State.Database;

/// <summary>
/// Links that let read one conversation, until they expire or are withdrawn. The secret is shown once, and only its hash is kept.
/// </summary>
internal sealed class ShareStore(StateDatabase database, IThreadStore threads, TimeProvider time)
{
    /// <summary>Longest life of a link.</summary>
    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(90);

    /// <summary>Makes a link; null: this owner has no such conversation.</summary>
    /// <param name="owner">The user; null for one who does not sign in.</param>
    /// <param name="threadId">The conversation.</param>
    /// <param name="name">What the owner calls it.</param>
    /// <param name="life">How long it lets in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ShareLink?> ShareAsync(
        string? owner,
        string threadId,
        string? name,
        TimeSpan life,
        CancellationToken cancellationToken
    )
    {
        if (await threads.FindAsync(threadId, owner, cancellationToken).ConfigureAwait(false) is not { } thread)
            return null;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = time.GetUtcNow();
        var row = new ShareRow
        {
            Id = Hash(secret),
            Owner = owner ?? string.Empty,
            ThreadId = threadId,
            Name = ThreadTitle.From(name is { Length: > 0 } ? name : thread.Title),
            CreatedAt = now.UtcTicks,
            ExpiresAt = (now + (life > MaxLife ? MaxLife : life)).UtcTicks,
        };
        await database.WriteAsync(
            state =>
            {
                state.Add(row);
                return Task.FromResult(true);
            },
            cancellationToken).ConfigureAwait(false);
        return ToLink(row) with { Token = secret };
    }

    /// <summary>The owner's links that still let in, latest first.</summary>
    public async Task<IReadOnlyList<ShareLink>> ListAsync(string? owner, CancellationToken cancellationToken)
    {
        var (key, now) = (owner ?? string.Empty, time.GetUtcNow().UtcTicks);
        var rows = await database
            .ReadAsync(
                state =>
                    state
                        .Shares.AsNoTracking()
                        .Where(row => row.Owner == key && row.ExpiresAt > now)
                        .OrderByDescending(row => row.CreatedAt)
                        .ToListAsync(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. rows.Select(ToLink)];
    }

    /// <summary>Withdraws a link; false: this owner has none of this id.</summary>
    public async Task<bool> WithdrawAsync(string? owner, string shareId, CancellationToken cancellationToken)
    {
        var key = owner ?? string.Empty;
        return await database
                .WriteAsync(
                    state => state.Shares.Where(row => row.Owner == key && row.Id == shareId).ExecuteDeleteAsync(cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false) > 0;
    }

    /// <summary>The conversation a link lets read; null: it does not, or no longer.</summary>
    public async Task<ConversationThread?> OpenAsync(string secret, CancellationToken cancellationToken)
    {
        var (id, now) = (Hash(secret), time.GetUtcNow().UtcTicks);
        var row = await database
            .ReadAsync(
                state =>
                    state.Shares.AsNoTracking().FirstOrDefaultAsync(share => share.Id == id && share.ExpiresAt > now, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return row is null
            ? null
            : await threads.FindAsync(row.ThreadId, row.Owner.Length == 0 ? null : row.Owner, cancellationToken).ConfigureAwait(false);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static ShareLink ToLink(ShareRow row) => new()
    {
        ShareId = row.Id,
        ThreadId = row.ThreadId,
        Name = row.Name,
        ExpiresAt = new DateTimeOffset(row.ExpiresAt, TimeSpan.Zero),
    };
}
