namespace Agent.Data.Workbooks;

/// <summary>A number format and what it says of the numbers that wear it.</summary>
internal sealed record CellFormat
{
    public static readonly CellFormat General = new("General");

    // Formats that files name by number only; those of East Asian Excels, 27 to 36 and 50 to 58, are all dates but for four times.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = "mm-dd-yy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "m/d/yy h:mm",
        [32] = "h:mm",
        [33] = "h:mm:ss",
        [34] = "h:mm",
        [35] = "h:mm:ss",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
    };

    public CellFormat(string code)
    {
        Code = code;
        Kind = NumberFormat.IsDuration(code) ? CellKind.Duration
            : NumberFormat.IsDate(code) ? CellKind.Date
            : NumberFormat.IsTime(code) ? CellKind.Time
            : CellKind.Number;
        ShowsDay = Kind == CellKind.Date && NumberFormat.HasDay(code);
        IsPercent = Kind == CellKind.Number && NumberFormat.IsPercent(code);
        Currency = Kind == CellKind.Number ? NumberFormat.Currency(code) : null;
    }

    /// <summary>The format as Excel writes it.</summary>
    public string Code { get; }

    /// <summary>The kind of a number that wears the format.</summary>
    public CellKind Kind { get; }

    /// <summary>Whether a date shows its day.</summary>
    public bool ShowsDay { get; }

    /// <summary>Whether 0.45 shows as 45 %.</summary>
    public bool IsPercent { get; }

    /// <summary>The currency shown; null for none.</summary>
    public string? Currency { get; }

    /// <summary>The format of a number that files use without spelling it out.</summary>
    public static CellFormat OfBuiltIn(int id) =>
        BuiltIn.TryGetValue(id, out var code) ? new CellFormat(code)
        : id is >= 27 and <= 36 or >= 50 and <= 58 ? new CellFormat("yyyy-mm-dd")
        : General;
}
