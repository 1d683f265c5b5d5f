namespace Agent.Data.Queries;

/// <summary>What a <see cref="DataQuery"/> gave; this is what the cache holds.</summary>
/// <param name="Result">The rows.</param>
/// <param name="TotalRows">Rows of the whole result, counted before any cut.</param>
/// <param name="RowsUsed">Rows of the sheet that went into it.</param>
/// <param name="Entities">Entities among them; null where a row is an entity.</param>
/// <param name="Excluded">Rows of each exclusion, in their order.</param>
/// <param name="AsOf">When it ran.</param>
internal sealed record QueryData(
    ResultSet Result, long TotalRows, long RowsUsed, long? Entities, IReadOnlyList<long> Excluded, DateTimeOffset AsOf)
{
    /// <summary>For a statement of a model: the tables it reads.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Bytes it takes in the cache, about.</summary>
    public long Bytes => 1_024 + Result.Bytes;
}
