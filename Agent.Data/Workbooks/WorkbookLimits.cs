namespace Agent.Data.Workbooks;

/// <summary>How much of a file is read before it is refused: a small zip can unfold into anything.</summary>
internal sealed record WorkbookLimits
{
    public static readonly WorkbookLimits Default = new();

    /// <summary>Bytes an entry may unfold to whatever its ratio.</summary>
    public long FreeEntryBytes { get; init; } = 64L << 20;

    /// <summary>How many times its packed size an entry beyond <see cref="FreeEntryBytes"/> may have; real sheets stay below 50.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Bytes an entry may unfold to at the most.</summary>
    public long MaxEntryBytes { get; init; } = 8L << 30;

    /// <summary>Columns of a sheet.</summary>
    public int MaxColumns { get; init; } = 2_000;

    /// <summary>Columns of all sheets of a workbook.</summary>
    public int MaxAllColumns { get; init; } = 10_000;

    /// <summary>Sheets of a workbook, whatever its parts are called.</summary>
    public int MaxSheets { get; init; } = 250;

    /// <summary>Merged areas of a sheet.</summary>
    public int MaxMerges { get; init; } = 100_000;

    /// <summary>Memory for the cells of a workbook, in bytes; 9 a cell.</summary>
    public long MaxCellBytes { get; init; } = 1L << 30;

    /// <summary>Rows with a value times columns, per sheet.</summary>
    public long MaxArea { get; init; } = 120_000_000;

    /// <summary>Characters of all texts of a workbook.</summary>
    public long MaxTextCharacters { get; init; } = 1L << 30;

    /// <summary>
    /// Bytes a workbook may unfold to that only the general reader understands, which needs some ten times as much memory.
    /// </summary>
    public long MaxUnusualBytes { get; init; } = 512L << 20;
}
