namespace Agent.Data.Queries.Execution;

/// <summary>What a statement of a model gave.</summary>
/// <param name="Tables">The tables it reads, as they are named in the dataset.</param>
/// <param name="Result">The rows, cut at the limits.</param>
/// <param name="TotalRows">Rows before the cut.</param>
internal sealed record SqlAnswer(IReadOnlyList<string> Tables, ResultSet Result, long TotalRows);
