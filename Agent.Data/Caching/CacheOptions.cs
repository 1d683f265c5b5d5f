namespace Agent.Data.Caching;

/// <summary>How long and how much is kept in memory: section <c>Agent:Cache</c>.</summary>
public sealed record CacheOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Cache";

    /// <summary>How long an unused workbook stays open. 1 s – 24 h, default 5 min.</summary>
    public TimeSpan WorkbookTtl { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a result is kept. 1 s – 24 h, default 1 min.</summary>
    public TimeSpan QueryTtl { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of all kept results, about. 64 KiB – 64 GiB, default 64 MiB.</summary>
    public long QueryBytes { get; set; } = 64L << 20;
}
