namespace Agent.Core.Queries;

/// <summary>What became of a query: a <see cref="QueryResult"/> or a <see cref="QueryProblem"/>.</summary>
public abstract record QueryOutcome;
