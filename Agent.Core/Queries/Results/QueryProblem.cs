namespace Agent.Core.Queries;

/// <summary>Why a query cannot be answered.</summary>
/// <param name="Code">Stable code, snake_case: <c>unknown_table</c>, <c>unknown_column</c>, <c>bad_value</c>, <c>wrong_kind</c>,
/// <c>no_relation</c>, <c>no_role</c>, <c>bad_query</c>, <c>query_timeout</c>, <c>query_failed</c>.</param>
/// <param name="Part">The part of the query as a path into its JSON: <c>where.items[1].field</c>; empty for the whole.</param>
/// <param name="Message">What is wrong and what to write instead, in plain words.</param>
public sealed record QueryProblem(string Code, string Part, string Message) : QueryOutcome
{
    /// <summary>Whether the query is sound and running it went wrong: asked again, it may be answered.</summary>
    public bool IsFailure => Code is "query_timeout" or "query_failed";

    /// <summary>The nearest names that exist; empty where names are not the trouble.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}
