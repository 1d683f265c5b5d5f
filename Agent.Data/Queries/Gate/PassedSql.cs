namespace Agent.Data.Queries.Gate;

/// <summary>A statement that the gate let through.</summary>
/// <param name="Tables">The tables it reads, as they are named in the dataset.</param>
internal sealed record PassedSql(IReadOnlyList<string> Tables);
