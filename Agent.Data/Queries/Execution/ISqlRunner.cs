namespace Agent.Data.Queries.Execution;

/// <summary>Runs statements that a model wrote: past the gate, within the limits of <see cref="QueryOptions"/>.</summary>
internal interface ISqlRunner
{
    /// <param name="source">What is asked.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="bounds">Rows and bytes after which the result is cut.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolRefusal">The gate does not let it through.</exception>
    /// <exception cref="QueryException">It failed, took too long, or needed too much memory.</exception>
    /// <exception cref="OperationCanceledException">The caller's token fired.</exception>
    Task<SqlAnswer> RunAsync(QuerySource source, string sql, ResultBounds bounds, CancellationToken cancellationToken);
}
