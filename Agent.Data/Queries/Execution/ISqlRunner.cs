namespace Agent.Data.Queries.Execution;

/// <summary>Runs statements that a model wrote: past the gate, within the limits of <see cref="QueryOptions"/>.</summary>
internal interface ISqlRunner
{
    /// <exception cref="ToolRefusal">The gate does not let it through.</exception>
    /// <exception cref="QueryException">It failed, took too long, or needed too much memory.</exception>
    /// <exception cref="OperationCanceledException">The caller's token fired.</exception>
    Task<SqlAnswer> RunAsync(QuerySource source, string sql, CancellationToken cancellationToken);
}
