using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>How the rows below a header are filled.</summary>
/// <param name="First">First row below the header.</param>
/// <param name="Filled">Cells with a value, per row of the sheet.</param>
/// <param name="Typical">Cells with a value in a typical row.</param>
/// <param name="LastFull">The last row that is filled like a record.</param>
internal sealed record SheetShape(int First, int[] Filled, int Typical, int LastFull)
{
    /// <param name="sheet">The sheet.</param>
    /// <param name="header">Its header.</param>
    /// <param name="left">Rows that are known to be no records; they say nothing of a typical one.</param>
    public static SheetShape Of(RawSheet sheet, SheetHeader header, IReadOnlyCollection<int> left)
    {
        var filled = new int[sheet.Rows];
        foreach (var column in sheet.Columns)
            column.CountFilled(filled);
        foreach (var row in left)
            filled[row] = 0;
        var below = filled.AsSpan(header.End).ToArray();
        // Rows with one cell are no typical ones, however many there are: ids prepared down to row 1,000.
        var full = Array.FindAll(below, count => count > 1);
        if (full.Length == 0)
            full = below;
        Array.Sort(full);
        var typical = full[full.Length / 2];
        return new SheetShape(header.End, filled, typical, Array.FindLastIndex(filled, count => count * 2 >= typical && count > 1));
    }

    /// <summary>Whether records fill so many cells that a row with one is something else.</summary>
    public bool IsWide => Typical >= 3;
}
