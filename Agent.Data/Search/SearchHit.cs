namespace Agent.Data.Search;

/// <summary>A row that fits a search.</summary>
/// <param name="Row">DuckDB's rowid; of an entity, its first row.</param>
/// <param name="Score">BM25; larger is better.</param>
internal sealed record SearchHit(long Row, double Score);
