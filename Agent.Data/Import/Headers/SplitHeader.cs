using Agent.Data.Import.Records;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>
/// A header that goes on in the row below without merged cells: <c>Ref | Date | Absence | | Costs | </c> over
/// <c> | | Lost days | Restricted | Medical | Repair</c>. The second row stands under the groups alone, and over figures for the most part,
/// where a record would hold them.
/// </summary>
internal static class SplitHeader
{
    private const int RowsBelow = 20;

    /// <summary>Whether a row names groups in the first of their columns, and the row below tells these columns apart.</summary>
    public static bool Is(RawSheet sheet, List<string?[]> rows, int row)
    {
        if (row + 2 >= sheet.Rows || row + 1 >= rows.Count || sheet.RowNumbers[row + 1] != sheet.RowNumbers[row] + 1)
            return false;
        string?[] groups = rows[row], fields = rows[row + 1];
        var (wide, named, overFigures, isGroup) = (0, 0, 0, false);
        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column] is null)
            {
                isGroup = false;
                continue;
            }

            // A group begins where both rows hold a word and takes in the columns behind it that have one in the second row only.
            if (groups[column] is null ? !isGroup : !BeginsGroup(groups, fields, column))
                return false;
            if (CellClasses.Of(sheet, row + 1, column) != CellClass.Text)
                return false;
            wide += groups[column] is null ? 0 : 1;
            isGroup = true;
            named++;
            overFigures += StandsOverFigures(sheet, row + 2, column) ? 1 : 0;
        }

        return wide > 0 && overFigures * 2 >= named && groups.OfType<string>().Count() > wide;
    }

    private static bool BeginsGroup(string?[] groups, string?[] fields, int column) =>
        column + 1 < fields.Length && groups[column + 1] is null && fields[column + 1] is not null;

    private static bool StandsOverFigures(RawSheet sheet, int first, int column) =>
        CellClasses.Most(sheet, column, first, Math.Min(sheet.Rows, first + RowsBelow)) is CellClass.Number or CellClass.Time;
}
