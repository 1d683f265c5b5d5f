using Agent.Data.Workers;

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

    /// <summary>
    /// Bytes of a whole table, about, where the statement of a model made it and a person takes all its rows; more are refused.
    /// 1 MiB – 1 GiB, default 64 MiB.
    /// </summary>
    public long MaxWholeBytes { get; set; } = 64 << 20;

    /// <summary>Time of one query, waiting included. 100 ms – 1 h, default 20 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Memory of all queries on one dataset, in bytes. 32 MiB – 64 GiB; 0, the default: a quarter of what there is, 128 MiB – 1 GiB.
    /// </summary>
    public long MemoryBytes { get; set; }

    /// <summary>
    /// Memory of one statement that a model wrote, in bytes. 64 MiB – 64 GiB; 0, the default: an eighth of what there is, 128 MiB – 1 GiB.
    /// </summary>
    public long SqlMemoryBytes { get; set; }

    /// <summary>
    /// Statements of models that run at once; more wait. 1–64; 0, the default: two, or one where there is less than 2 GiB of memory.
    /// </summary>
    public int SqlWorkers { get; set; }

    /// <summary><see cref="MemoryBytes"/> with the default worked out.</summary>
    internal long SnapshotMemoryBytes => MemoryShare.Of(MemoryBytes, 4, 128L << 20, 1L << 30);

    /// <summary><see cref="SqlMemoryBytes"/> with the default worked out.</summary>
    internal long WorkerMemoryBytes => MemoryShare.Of(SqlMemoryBytes, 8, 128L << 20, 1L << 30);

    /// <summary><see cref="SqlWorkers"/> with the default worked out.</summary>
    internal int Workers => SqlWorkers > 0 ? SqlWorkers : MemoryShare.Of(0, 1, 0, long.MaxValue) < 2L << 30 ? 1 : 2;

    /// <summary>Queries that run at once, with the default worked out.</summary>
    internal int Slots => MaxConcurrent > 0 ? MaxConcurrent : 2 * Environment.ProcessorCount;
}
