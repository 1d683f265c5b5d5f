using Agent.Data.Import.Headers;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds rows that continue the record above them: their id is blank, and so is always what the first rows say of the record, while the
/// columns of the parts go on. They take id, texts and dates from the record; amounts stay where they are, or they would be summed twice.
/// </summary>
internal static class ContinuedRows
{
    private const int ColumnsLookedAt = 5;
    private const int MinRecords = 5;
    private const int MinContinued = 3;
    private const double MinShare = 0.1;
    private const double MinDistinct = 0.97;
    private const double MinFilled = 0.6;
    private const int MinOfRecord = 2;

    /// <summary>Fills the rows.</summary>
    /// <param name="sheet">The sheet, without the rows that are no records.</param>
    /// <param name="header">Its header.</param>
    /// <returns>The column of the ids; null where no row continues another.</returns>
    public static int? Fill(RawSheet sheet, SheetHeader header)
    {
        for (var key = 0; key < Math.Min(sheet.Columns.Count, ColumnsLookedAt); key++)
        {
            if (header.Labels[key] is null || Continued(sheet, key, header) is not { } continued)
                continue;
            var firsts = Enumerable.Range(header.End, sheet.Rows - header.End).Where(row => !continued.Contains(row)).ToList();
            var ofRecord = Enumerable
                .Range(0, sheet.Columns.Count)
                .Where(column => column != key && IsOfRecord(sheet, column, firsts, continued))
                .ToList();
            if (ofRecord.Count < MinOfRecord || !HasParts(sheet, key, ofRecord, firsts, continued))
                continue;
            Fill(sheet, key, isKey: true, continued);
            foreach (var column in ofRecord)
                Fill(sheet, column, isKey: false, continued);
            return key;
        }

        return null;
    }

    // Rows without an id, where the others have one each, and all ids differ; null where that is not so.
    private static SortedSet<int>? Continued(RawSheet sheet, int key, SheetHeader header)
    {
        var column = sheet.Columns[key];
        if (sheet.Rows <= header.End || column.Kind(header.End) is not (CellKind.Text or CellKind.Number))
            return null;
        var (blank, ids, named) = (new SortedSet<int>(), new HashSet<long>(), 0);
        for (var row = header.End; row < sheet.Rows; row++)
        {
            switch (column.Kind(row))
            {
                case CellKind.Empty:
                    blank.Add(row);
                    continue;
                case CellKind.Text when sheet.Text(row, key) is { Length: <= 30 } text && text.AsSpan().ContainsAnyInRange('0', '9'):
                case CellKind.Number:
                    named++;
                    ids.Add(column.Value(row));
                    continue;
                default:
                    return null;
            }
        }

        return named >= MinRecords
            && blank.Count >= Math.Max(MinContinued, (named + blank.Count) * MinShare)
            && ids.Count >= named * MinDistinct
            ? blank
            : null;
    }

    private static bool IsOfRecord(RawSheet sheet, int column, List<int> firsts, SortedSet<int> continued) =>
        continued.All(row => sheet.Columns[column].Kind(row) == CellKind.Empty)
        && firsts.Count(row => sheet.Columns[column].Kind(row) != CellKind.Empty) >= firsts.Count * MinFilled;

    // Something goes on in every row that continues another, and most records begin it.
    private static bool HasParts(RawSheet sheet, int key, List<int> ofRecord, List<int> firsts, SortedSet<int> continued) =>
        Enumerable
            .Range(0, sheet.Columns.Count)
            .Any(column =>
                column != key
                && !ofRecord.Contains(column)
                && continued.All(row => sheet.Columns[column].Kind(row) != CellKind.Empty)
                && firsts.Count(row => sheet.Columns[column].Kind(row) != CellKind.Empty) >= firsts.Count * MinFilled
            );

    private static void Fill(RawSheet sheet, int column, bool isKey, SortedSet<int> continued)
    {
        var cells = sheet.Columns[column];
        foreach (var row in continued)
        {
            if (isKey || cells.Kind(row - 1) is CellKind.Text or CellKind.Date)
                cells.Set(row, cells.Kind(row - 1), cells.Value(row - 1));
        }
    }
}
