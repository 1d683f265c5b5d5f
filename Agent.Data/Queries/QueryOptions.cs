namespace Agent.Data.Queries;

/// <summary>Limits of queries and of their cache.</summary>
public sealed record QueryOptions
{
    /// <summary>Queries that run at once over all datasets; more wait. 1–256, default twice the cores.</summary>
    public int MaxConcurrent { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Rows of one result, 1–100,000; default 1,000. Totals are counted before this cut.</summary>
    public int MaxRows { get; init; } = 1_000;

    /// <summary>Bytes of one result, about; rows beyond are cut. Default 4 MB.</summary>
    public long MaxBytes { get; init; } = 4 << 20;

    /// <summary>Time of one query, waiting included. Default 20 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a result is kept. Default 1 min.</summary>
    public TimeSpan CacheTtl { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of all kept results, about. Default 64 MB.</summary>
    public long CacheBytes { get; init; } = 64L << 20;
}
