using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Agent.Hub.State.Database;

/// <summary>
/// Opens contexts over a database that has been brought up to date once. Writes of one process go one after another: SQLite has one writer,
/// and waiting in
/// turn costs less than trying again.
/// </summary>
internal sealed class StateDatabase : IDisposable
{
    // Contexts are used again: making one costs more than a small statement.
    private readonly PooledDbContextFactory<StateContext> _contexts;
    private readonly Lazy<Task> _ready;
    private readonly SemaphoreSlim _writer = new(1);

    /// <summary>Names the database.</summary>
    /// <param name="configure">The provider and its connection.</param>
    /// <param name="isReady">Whether the tables are known to be as this version wants them; else they are made so before the first
    /// use.</param>
    public StateDatabase(Action<DbContextOptionsBuilder> configure, bool isReady = false)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new DbContextOptionsBuilder<StateContext>();
        configure(builder);
        // The model's snapshot would name one provider's types; a test holds that the migrations make what the model reads.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        _contexts = new PooledDbContextFactory<StateContext>(builder.Options);
        _ready = new Lazy<Task>(() => isReady ? Task.CompletedTask : Task.Run(MigrateAsync));
    }

    /// <summary>Ends when the tables are as this version wants them.</summary>
    public Task ReadyAsync() => _ready.Value;

    /// <summary>Reads.</summary>
    public async Task<T> ReadAsync<T>(Func<StateContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var context = _contexts.CreateDbContext();
        await using var _ = context.ConfigureAwait(false);
        return await read(context).ConfigureAwait(false);
    }

    /// <summary>Writes, in a transaction.</summary>
    public async Task<T> WriteAsync<T>(Func<StateContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var context = _contexts.CreateDbContext();
            await using var closing = context.ConfigureAwait(false);
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var ending = transaction.ConfigureAwait(false);
            var result = await write(context).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async Task MigrateAsync()
    {
        var context = _contexts.CreateDbContext();
        await using var _ = context.ConfigureAwait(false);
        await context.Database.MigrateAsync().ConfigureAwait(false);
        // The first query of a kind is compiled, which takes a while: not in somebody's question.
        await context.Threads.AsNoTracking().FirstOrDefaultAsync(row => row.Owner == "" && row.Id == "").ConfigureAwait(false);
    }
}
