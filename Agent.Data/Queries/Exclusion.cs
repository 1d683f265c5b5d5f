namespace Agent.Data.Queries;

/// <summary>Rows that are left out of a figure.</summary>
/// <param name="Reason">Why, in plain words.</param>
/// <param name="Rows">A condition that holds for them.</param>
internal sealed record Exclusion(string Reason, SqlText Rows);
