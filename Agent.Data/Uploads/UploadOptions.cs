namespace Agent.Data.Uploads;

/// <summary>What may be uploaded: section <c>Agent:Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Agent:Uploads";

    /// <summary>Whether files can be uploaded and deleted through the hub. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Largest file, in bytes. 1 KiB – 4 GiB, default 100 MiB.</summary>
    public long MaxBytes { get; set; } = 100L << 20;

    /// <summary>Bytes that a workbook may unpack to. 1 MiB – 64 GiB, default 2 GiB.</summary>
    public long MaxUnpackedBytes { get; set; } = 2L << 30;

    /// <summary>
    /// How many times its size a part of a workbook may unpack to. 10–1,000, default 200: honest sheets stay below about 60.
    /// </summary>
    public int MaxRatio { get; set; } = 200;

    /// <summary>Sheets of a workbook. 1–1,000, default 100.</summary>
    public int MaxSheets { get; set; } = 100;
}
