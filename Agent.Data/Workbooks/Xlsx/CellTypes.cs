namespace Agent.Data.Workbooks.Xlsx;

/// <summary>Reads a <see cref="CellType"/>.</summary>
internal static class CellTypes
{
    public static CellType Parse(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'s'] => CellType.SharedText,
        [(byte)'n'] => CellType.Number,
        [(byte)'b'] => CellType.Boolean,
        [(byte)'e'] => CellType.Error,
        [(byte)'d'] => CellType.IsoDate,
        _ when text.SequenceEqual("str"u8) => CellType.FormulaText,
        _ when text.SequenceEqual("inlineStr"u8) => CellType.InlineText,
        _ => throw new UnusualWorkbookException("an unknown type of cell"),
    };
}
