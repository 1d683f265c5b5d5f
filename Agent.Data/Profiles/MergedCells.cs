using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>
/// Gives the cells of an area merged over several data rows the text or date that stands at its top; numbers stay where they are, or they
/// would be summed twice.
/// </summary>
internal static class MergedCells
{
    /// <returns>How many cells were filled.</returns>
    public static int Fill(RawSheet sheet, int first, int end)
    {
        var filled = 0;
        if (first >= end)
            return 0;
        foreach (
            var merge in sheet.Merges.Where(merge =>
                merge.LastRow > merge.FirstRow && merge.FirstColumn == merge.LastColumn && merge.FirstColumn <= sheet.Columns.Count
            )
        )
        {
            var top = RowOf(sheet, merge.FirstRow);
            var column = sheet.Columns[merge.FirstColumn - 1];
            if (top < first || column.Kind(top) is not (CellKind.Text or CellKind.Date))
                continue;
            for (var row = top + 1; row < end && sheet.RowNumbers[row] <= merge.LastRow; row++)
            {
                if (column.Kind(row) != CellKind.Empty)
                    continue;
                column.Set(row, column.Kind(top), column.Value(top));
                filled++;
            }
        }

        return filled;
    }

    private static int RowOf(RawSheet sheet, int number)
    {
        int low = 0, high = sheet.Rows - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (sheet.RowNumbers[middle] == number)
                return middle;
            if (sheet.RowNumbers[middle] < number)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }
}
