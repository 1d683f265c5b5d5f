using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds what stands below a table behind a gap and does not fit its columns, such as "Prepared by | Smith | | Approved by | Jones": words
/// where the table has dates,
/// dates where it has words, labels where it has ids.
/// </summary>
internal static class Signatures
{
    private const int MaxRows = 10;
    private const int MinMisfits = 2;
    private const int RowsLookedAt = 200;

    public static void Find(RawSheet sheet, SheetShape shape, SortedDictionary<int, LeftOutReason> left)
    {
        if (!shape.IsWide)
            return;
        var end = sheet.Rows;
        while (Gap(sheet, shape, end) is { } first && end - first <= MaxRows)
        {
            var classes = Enumerable
                .Range(0, sheet.Columns.Count)
                .Select(column => CellClasses.Most(sheet, column, shape.First, Math.Min(first, shape.First + RowsLookedAt)))
                .ToArray();
            var ids = IdShapes.Of(sheet, 0, shape);
            var rows = Enumerable.Range(first, end - first).Where(row => !left.ContainsKey(row)).ToList();
            if (!rows.TrueForAll(row => IsForeign(sheet, row, classes, ids)))
                return;
            foreach (var row in rows)
                left[row] = LeftOutReason.Remark;
            end = first;
        }
    }

    // Where the rows behind the last gap begin; null where there is none.
    private static int? Gap(RawSheet sheet, SheetShape shape, int end)
    {
        for (var row = end - 1; row > shape.First && end - row <= MaxRows; row--)
        {
            if (sheet.RowNumbers[row] > sheet.RowNumbers[row - 1] + 1)
                return row;
        }

        return null;
    }

    private static bool IsForeign(RawSheet sheet, int row, CellClass[] classes, IdShapes ids)
    {
        int fits = 0, misfits = 0;
        for (var column = 0; column < classes.Length; column++)
        {
            var found = CellClasses.Of(sheet, row, column);
            if (found == CellClass.Empty)
                continue;
            if (column == 0 && ids.HasAny)
            {
                if (ids.Fits(sheet, row))
                    return false;
                misfits++;
            }
            else if (found != classes[column])
            {
                misfits += sheet.Text(row, column) is { } text && Placeholders.IsKnown(text.Trim()) ? 0 : 1;
            }
            else if (found != CellClass.Text)
            {
                fits++;
            }
        }

        return misfits >= MinMisfits && misfits > fits;
    }
}
