using DuckDB.NET.Data;

namespace Agent.Data.Queries.Execution;

/// <summary>
/// Runs queries: at most <see cref="QueryOptions.MaxConcurrent"/> at once, each on a connection of its own (the interrupt is per
/// connection),
/// each within <see cref="QueryOptions.Timeout"/>. Waiting for a slot ends with the token, too.
/// </summary>
internal sealed class QueryExecutor(QueryOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Slots, options.Slots);

    /// <exception cref="QueryException">The query failed or took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller's token fired.</exception>
    public async Task<T> RunAsync<T>(Func<DuckDBConnection> open, Func<QuerySession, Task<T>> work, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await _slots.WaitAsync(linked.Token).ConfigureAwait(false);
            try
            {
                // DuckDB blocks its thread even in the Async methods; the caller's thread must stay free for the other tools of the turn.
                return await Task.Run(() => WorkAsync(open, work, linked.Token), linked.Token).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (timeout.IsCancellationRequested)
        {
            throw TookTooLong(options, error);
        }
        catch (DuckDBException error)
        {
            throw new QueryException("query_failed", DuckMessage.Clean(error.Message), error);
        }
    }

    /// <summary>What is said of a query that was stopped at its time limit.</summary>
    public static QueryException TookTooLong(QueryOptions options, Exception? error = null) =>
        new(
            "query_timeout",
            $"The query took longer than {options.Timeout.TotalSeconds:0.#} s and was stopped. Ask for less: filter first, or group more coarsely.",
            error
        );

    public void Dispose() => _slots.Dispose();

    private async Task<T> WorkAsync<T>(Func<DuckDBConnection> open, Func<QuerySession, Task<T>> work, CancellationToken cancellationToken)
    {
        using var connection = open();
        if (connection.State != System.Data.ConnectionState.Open)
            connection.Open();
        return await work(new QuerySession(connection, options, cancellationToken)).ConfigureAwait(false);
    }
}
