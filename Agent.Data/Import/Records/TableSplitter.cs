using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds tables that share a sheet: beside each other, parted by blank columns, or below each other, parted by blank rows or a title and
/// each with a header of its own. The
/// largest is the sheet; the others become tables with their place for a name. What stands beside a table and is none is a note.
/// </summary>
internal static class TableSplitter
{
    private const int MaxGaps = 200;

    /// <summary>The tables of a sheet, the sheet's own first.</summary>
    public static IReadOnlyList<RawSheet> Split(RawSheet sheet)
    {
        if (sheet.Rows == 0)
            return [sheet];
        var (main, beside) = TablesBeside.Split(sheet);
        var bands = Bands(main);
        if (bands.Count < 2)
            return [main, .. beside];
        var largest = bands.MaxBy(band => (band.End - band.First) * (long)Width(main, band.First, band.End));
        var others = bands
            .Where(band => band != largest)
            .Select(band => SheetCut.Take(main, band.First, band.End, 0, main.Columns.Count))
            .ToList();
        var removed = bands.Where(band => band != largest).SelectMany(band => Enumerable.Range(band.First, band.End - band.First)).ToList();
        return [main.Without(removed), .. others, .. beside];
    }

    // What stands above the first table, its title or form head, belongs to it.
    private static List<(int First, int End)> Bands(RawSheet sheet)
    {
        var starts = new List<int>();
        var segments = Segments(sheet);
        if (segments.Count is < 2 or > MaxGaps)
            return [(0, sheet.Rows)];
        for (var i = 0; i < segments.Count; i++)
        {
            var (first, end) = segments[i];
            if (
                TableStart.Begins(sheet, first, end, starts.Count > 0 ? starts[^1] : -1, i + 1 < segments.Count ? segments[i + 1].End : end)
            )
                starts.Add(first);
        }

        if (starts.Count < 2)
            return [(0, sheet.Rows)];
        starts[0] = 0;
        return [.. starts.Select((start, i) => (start, i + 1 < starts.Count ? starts[i + 1] : sheet.Rows))];
    }

    private static List<(int First, int End)> Segments(RawSheet sheet)
    {
        var segments = new List<(int, int)>();
        var first = 0;
        for (var row = 1; row <= sheet.Rows && segments.Count <= MaxGaps; row++)
        {
            if (
                row < sheet.Rows
                && sheet.RowNumbers[row] == sheet.RowNumbers[row - 1] + 1
                && !(row - first >= 2 && TableStart.BeginsWithoutGap(sheet, row))
            )
                continue;
            segments.Add((first, row));
            first = row;
        }

        return segments;
    }

    private static int Width(RawSheet sheet, int first, int end) =>
        Enumerable
            .Range(0, sheet.Columns.Count)
            .Count(column =>
                Enumerable.Range(first, Math.Min(50, end - first)).Any(row => sheet.Columns[column].Kind(row) != CellKind.Empty)
            );
}
