namespace Agent.Data.Queries.Gate;

/// <summary>A table that a statement may name.</summary>
internal sealed record SqlTable(string Name, IReadOnlyList<string> Columns);
