namespace Agent.Data.Queries;

/// <summary>A query could not give a result.</summary>
/// <param name="code">Stable code, snake_case.</param>
/// <param name="message">Why, in words that a model or a user may see: no paths.</param>
/// <param name="inner">The cause.</param>
internal sealed class QueryException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
