namespace Agent.Data.Catalog;

/// <summary>Where workbooks are and how they are held: section <c>Agent:Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Data";

    /// <summary>
    /// The folder of <c>.xlsx</c> and <c>.csv</c> files; relative paths start where the user stands. Default <c>data</c>.
    /// </summary>
    public string Folder { get; set; } = "data";

    /// <summary>
    /// Where snapshots are kept; default: <c>.snapshots</c> in the folder, or a folder of the user's where that cannot be written.
    /// </summary>
    public string? SnapshotFolder { get; set; }

    /// <summary>Largest file read, in bytes; larger ones are listed as failed. Default 512 MB.</summary>
    public long MaxFileBytes { get; set; } = 512L << 20;

    /// <summary>Bytes of all snapshots; beyond it those not used for longest are removed. At least 1 MiB, default 8 GiB.</summary>
    public long MaxSnapshotBytes { get; set; } = 8L << 30;

    /// <summary>Time of the load of one file. 1 s – 1 h, default 2 min.</summary>
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Memory of the load of one file, in bytes. 64 MiB – 64 GiB; 0, the default: a third of what there is, 256 MiB – 4 GiB.
    /// </summary>
    public long LoadMemoryBytes { get; set; }

    /// <summary>Whether an empty folder is given the sample workbook. Default true.</summary>
    public bool Sample { get; set; } = true;

    /// <summary>Where snapshots go: the configured folder, else beside the data, else where the user's caches are.</summary>
    public string ResolveSnapshotFolder()
    {
        if (SnapshotFolder is { Length: > 0 } configured)
            return Path.GetFullPath(configured);
        var beside = Path.Combine(Path.GetFullPath(Folder), ".snapshots");
        try
        {
            Directory.CreateDirectory(beside);
            return beside;
        }
        catch (Exception readOnly) when (readOnly is IOException or UnauthorizedAccessException)
        {
            return Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "agent-hub",
                "snapshots"
            );
        }
    }
}
