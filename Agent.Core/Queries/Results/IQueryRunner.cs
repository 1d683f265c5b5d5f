namespace Agent.Core.Queries;

/// <summary>Answers queries over one dataset. Safe for parallel calls.</summary>
public interface IQueryRunner
{
    /// <summary>Compiles and runs a query.</summary>
    /// <returns>A <see cref="QueryResult"/>, or a <see cref="QueryProblem"/> that says which part of the query cannot be answered and
    /// why.</returns>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    Task<QueryOutcome> RunAsync(Query query, QueryRunOptions options, CancellationToken cancellationToken);
}
