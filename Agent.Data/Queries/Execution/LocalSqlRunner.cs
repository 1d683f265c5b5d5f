using Agent.Data.Queries.Gate;

namespace Agent.Data.Queries.Execution;

/// <summary>
/// Runs statements in this process: for programs that embed the data layer and trust what they ask. A hub uses
/// <see cref="WorkerSqlRunner"/>.
/// </summary>
internal sealed class LocalSqlRunner(QueryExecutor executor) : ISqlRunner
{
    public Task<SqlAnswer> RunAsync(QuerySource source, string sql, ResultBounds bounds, CancellationToken cancellationToken) =>
        executor.RunAsync(
            source.OpenConnection,
            session => SqlStatement.RunAsync(session, SqlSchema.Of(source.Profile), sql, bounds),
            cancellationToken
        );
}
