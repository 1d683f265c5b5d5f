using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// A part of a query that cannot be compiled. Thrown deep in the writers of nodes and caught in <see cref="QueryCompiler"/> alone, where it
/// becomes a value.
/// </summary>
internal sealed class QueryFault(QueryProblem problem) : Exception(problem.Message)
{
    public QueryProblem Problem { get; } = problem;
}
