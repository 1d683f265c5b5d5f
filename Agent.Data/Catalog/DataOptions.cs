namespace Agent.Data.Catalog;

/// <summary>Where workbooks are and how they are held: section <c>Agent:Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Data";

    /// <summary>The folder of <c>.xlsx</c> and <c>.csv</c> files; relative paths start where the user stands. Default <c>data</c>.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Where snapshots are kept; default: <c>.snapshots</c> in the folder, or a folder of the user's where that cannot be written.</summary>
    public string? SnapshotFolder { get; set; }

    /// <summary>Largest file read, in bytes; larger ones are listed as failed. Default 512 MB.</summary>
    public long MaxFileBytes { get; set; } = 512L << 20;

    /// <summary>How long an unused workbook stays open. 1 s – 24 h, default 5 min.</summary>
    public TimeSpan WorkbookTtl { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether an empty folder is given the sample workbook. Default true.</summary>
    public bool Sample { get; set; } = true;
}
