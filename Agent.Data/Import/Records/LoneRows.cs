using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Finds rows that hold one cell where records hold many: section titles, remarks, ids prepared in advance.</summary>
internal static class LoneRows
{
    private const int MinPrepared = 3;
    private const int LongestTitle = 60;

    public static void Find(RawSheet sheet, SheetShape shape, SortedDictionary<int, LeftOutReason> left)
    {
        if (!shape.IsWide)
            return;
        var columns = new Dictionary<int, IdShapes>();
        var titles = TitleColumn(sheet, shape, left);
        for (var row = shape.First; row < sheet.Rows; row++)
        {
            if (left.ContainsKey(row) || !IsSparse(shape, row))
                continue;
            var column = FirstFilled(sheet, row);
            if (!columns.TryGetValue(column, out var ids))
                columns[column] = ids = IdShapes.Of(sheet, column, shape);
            if (ids.Fits(sheet, row))
                continue;
            if (Reason(sheet, shape, row, column, titles) is { } reason)
                left[row] = reason;
        }

        Prepared(sheet, shape, columns, left);
    }

    // One cell; below the last record two will do, such as "Prepared by | Smith".
    private static bool IsSparse(SheetShape shape, int row) =>
        shape.Filled[row] == 1 || (row > shape.LastFull && shape.Filled[row] == 2 && shape.Typical >= 4);

    // A cell alone above the first record continues none: section titles stand in its column.
    private static int TitleColumn(RawSheet sheet, SheetShape shape, SortedDictionary<int, LeftOutReason> left)
    {
        var first = shape.First;
        while (first < sheet.Rows && left.ContainsKey(first))
            first++;
        return first < sheet.Rows && shape.Filled[first] == 1 ? Math.Max(1, FirstFilled(sheet, first)) : 1;
    }

    private static LeftOutReason? Reason(RawSheet sheet, SheetShape shape, int row, int column, int titles)
    {
        for (var other = column; other < sheet.Columns.Count; other++)
        {
            if (sheet.Columns[other].Kind(row) is not (CellKind.Empty or CellKind.Text) && other == column)
                return null;
        }

        var hasGap = row > 0 && sheet.RowNumbers[row] > sheet.RowNumbers[row - 1] + 1;
        if (row > shape.LastFull)
            return hasGap || column <= 1 ? LeftOutReason.Remark : null;
        // Text further right only continues the record above it.
        if ((column > 1 && column != titles) || shape.Filled[row] != 1)
            return null;
        return sheet.Text(row, column)!.Trim().Length <= LongestTitle ? LeftOutReason.Section : LeftOutReason.Remark;
    }

    // Numbers filled down in advance: a run of rows below the last record.
    private static void Prepared(
        RawSheet sheet,
        SheetShape shape,
        Dictionary<int, IdShapes> columns,
        SortedDictionary<int, LeftOutReason> left
    )
    {
        var run = new List<int>();
        for (var row = Math.Max(shape.First, shape.LastFull + 1); row < sheet.Rows; row++)
        {
            if (
                shape.Filled[row] == 1
                && !left.ContainsKey(row)
                && columns.TryGetValue(FirstFilled(sheet, row), out var ids)
                && ids.Fits(sheet, row)
            )
                run.Add(row);
        }

        if (run.Count < MinPrepared)
            return;
        foreach (var row in run)
            left[row] = LeftOutReason.IdOnly;
    }

    private static int FirstFilled(RawSheet sheet, int row)
    {
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) != CellKind.Empty)
                return column;
        }

        return 0;
    }
}
