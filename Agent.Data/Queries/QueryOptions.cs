namespace Agent.Data.Queries;

/// <summary>Limits of queries: section <c>Agent:Queries</c>.</summary>
public sealed record QueryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Queries";

    /// <summary>Queries that run at once over all datasets; more wait. 1–256; 0, the default: twice the cores.</summary>
    public int MaxConcurrent { get; set; }

    /// <summary>Rows of one result, 1–100,000; default 1,000. Totals are counted before this cut.</summary>
    public int MaxRows { get; set; } = 1_000;

    /// <summary>Bytes of one result, about; rows beyond are cut. 4 KiB – 1 GiB, default 4 MiB.</summary>
    public long MaxBytes { get; set; } = 4 << 20;

    /// <summary>Time of one query, waiting included. 100 ms – 1 h, default 20 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Queries that run at once, with the default worked out.</summary>
    internal int Slots => MaxConcurrent > 0 ? MaxConcurrent : 2 * Environment.ProcessorCount;
}
