namespace Agent.Data.Workbooks;

/// <summary>A rectangle of cells, all counted from 1, both ends included.</summary>
internal readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Reads <c>B2:D4</c> or <c>B2</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out CellRange range)
    {
        range = default;
        var colon = text.IndexOf((byte)':');
        var first = colon < 0 ? text : text[..colon];
        var last = colon < 0 ? text : text[(colon + 1)..];
        if (
            !CellReference.TryParse(first, out var fromRow, out var fromColumn)
            || !CellReference.TryParse(last, out var toRow, out var toColumn)
        )
            return false;
        range = new CellRange(fromRow, fromColumn, toRow, toColumn);
        return toRow >= fromRow && toColumn >= fromColumn;
    }
}
