using Agent.Core.Privacy;
using Agent.Data.Caching;
using Agent.Data.Pseudonyms;
using Agent.Data.Queries.Execution;
using Agent.Data.Search;

namespace Agent.Data.Queries;

/// <summary>What all datasets share to answer queries: executor, cache, search indexes. One per process.</summary>
internal sealed class QueryEngine : IDisposable
{
    /// <param name="options">Limits of queries.</param>
    /// <param name="cache">How long and how much is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sql">Runs what models write; null: in this process.</param>
    public QueryEngine(QueryOptions options, CacheOptions cache, TimeProvider time, ISqlRunner? sql = null)
    {
        Options = options;
        Time = time;
        Executor = new QueryExecutor(options, time);
        _sql = sql ?? new LocalSqlRunner(Executor);
        Cache = new QueryCache(cache);
        Indexes = new SearchIndexes(Executor);
        _pseudonymous = new PseudonymSnapshots(options, time);
    }

    private readonly ISqlRunner _sql;
    private readonly PseudonymSnapshots _pseudonymous;

    /// <summary>The group of rows without a value.</summary>
    public const string Blank = "(blank)";

    public QueryOptions Options { get; }

    public TimeProvider Time { get; }

    public QueryExecutor Executor { get; }

    public QueryCache Cache { get; }

    public SearchIndexes Indexes { get; }

    /// <summary>Answers a query from the cache or the snapshot; says which.</summary>
    /// <exception cref="QueryException">The query failed or took too long.</exception>
    public ValueTask<(QueryData Data, bool FromCache)> RunAsync(QuerySource source, DataQuery query, CancellationToken cancellationToken) =>
        Cache.GetOrRunAsync(
            new QueryKey(source.Profile.Version, [.. query.KeyParts()]),
            source.Profile.Id,
            token => Executor.RunAsync(source.OpenConnection, session => ReadAsync(session, query), token),
            cancellationToken);

    /// <summary>Answers a statement of a model from the cache or by running it; says which.</summary>
    /// <param name="source">What is asked.</param>
    /// <param name="sql">The statement; with <paramref name="names"/> as <see cref="StatementPseudonyms.Statement"/> gives it.</param>
    /// <param name="names">What stands for names in what the statement sees; null: it sees names.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolRefusal">The gate does not let it through.</exception>
    /// <exception cref="QueryException">The statement failed, took too long, or needed too much memory.</exception>
    public ValueTask<(QueryData Data, bool FromCache)> RunSqlAsync(
        QuerySource source,
        string sql,
        StatementPseudonyms? names,
        CancellationToken cancellationToken
    ) =>
        Cache.GetOrRunAsync(
            new QueryKey(source.Profile.Version, names is null ? ["run_sql", sql] : ["run_sql", sql, names.Key]),
            source.Profile.Id,
            token => AskSqlAsync(source, sql, names, token),
            cancellationToken
        );

    /// <summary>All rows of a statement of a model that has run before, from where such statements run.</summary>
    /// <param name="source">What is asked.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="rows">Rows that were counted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolRefusal">The gate does not let it through.</exception>
    /// <exception cref="QueryException">It failed, took too long, or needed too much memory.</exception>
    public async Task<ResultSet> RunWholeSqlAsync(QuerySource source, string sql, long rows, CancellationToken cancellationToken)
    {
        var answer = await _sql.RunAsync(source, sql, ResultBounds.Whole(rows, Options), cancellationToken).ConfigureAwait(false);
        return answer.Result;
    }

    public void Dispose()
    {
        Cache.Dispose();
        _pseudonymous.Dispose();
        Executor.Dispose();
    }

    private async Task<QueryData> AskSqlAsync(QuerySource source, string sql, StatementPseudonyms? names, CancellationToken token)
    {
        if (names is null)
            return Told(await _sql.RunAsync(source, sql, ResultBounds.Shown(Options), token).ConfigureAwait(false));
        var (copy, use) = await _pseudonymous.OpenAsync(source, names, token).ConfigureAwait(false);
        using (use)
            return Told(await _sql.RunAsync(copy, sql, ResultBounds.Shown(Options), token).ConfigureAwait(false));
    }

    private QueryData Told(SqlAnswer answer) =>
        new(answer.Result, answer.TotalRows, 0, null, [], Time.GetUtcNow()) { Tables = answer.Tables };

    private async Task<QueryData> ReadAsync(QuerySession session, DataQuery query)
    {
        var result = await session.ReadAsync(query.Main, query.MaxRows).ConfigureAwait(false);
        result = result with { Rows = [.. result.Rows.Select(row => NameBlanks(row, query.GroupColumns))] };
        var total = (long)result.Rows.Count;
        if (query.Total is not null && (query.AlwaysTotal || result.Cut || result.Rows.Count >= query.MaxRows))
            total = (await session.ReadCountsAsync(query.Total).ConfigureAwait(false))[0];

        if (query.Counting is not null)
        {
            var counted = await session.ReadCountsAsync(query.Counting).ConfigureAwait(false);
            return new QueryData(result, total, counted[0], counted[1], counted[2..], Time.GetUtcNow());
        }

        if (query.Rows is null)
            return new QueryData(result, total, query.RowsUsed, null, [], Time.GetUtcNow());
        var counts = await session.ReadCountsAsync(query.Rows.Statement()).ConfigureAwait(false);
        var entities = query.Rows.EntityKey is null ? (long?)null : counts[1];
        return new QueryData(result, total, counts[0], entities, counts[2..], Time.GetUtcNow());
    }

    private static IReadOnlyList<object?> NameBlanks(IReadOnlyList<object?> row, int groups) =>
        row.Take(groups).Any(cell => cell is null)
            ? [.. row.Select((cell, index) => index < groups && cell is null ? Blank : cell)]
            : row;
}
