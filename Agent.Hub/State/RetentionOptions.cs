namespace Agent.Hub.State;

/// <summary>Where the state is and how long ended runs are kept in it: section <c>Agent:State</c>.</summary>
internal sealed class RetentionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:State";

    /// <summary>Folder of the state's file; none: where the snapshots are.</summary>
    public string? Folder { get; set; }

    /// <summary>How long the events of an ended run can be read. 1 min – 3,650 days, default 7 days.</summary>
    public TimeSpan RunRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Bytes of the events of all ended runs; beyond it the one that ended first goes. 1 MiB – 1 TiB, default 4 GiB.</summary>
    public long MaxRunBytes { get; set; } = 4L << 30;

    /// <summary>Ended runs kept at most. 1 – 100,000,000, default 100,000.</summary>
    public int MaxRuns { get; set; } = 100_000;
}
