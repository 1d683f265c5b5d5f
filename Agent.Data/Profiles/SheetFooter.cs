using System.Text.RegularExpressions;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>What stands below the data: totals, which would count twice, and remarks. Both need evidence; a row in doubt stays.</summary>
/// <param name="End">The row behind the last data row.</param>
/// <param name="Notes">What was left out and why.</param>
internal sealed partial record SheetFooter(int End, IReadOnlyList<string> Notes)
{
    private const int MaxRows = 5;
    private const int MaxRemark = 3;

    public static SheetFooter Find(RawSheet sheet, int first)
    {
        var end = sheet.Rows;
        var notes = new List<string>();
        for (var looked = 0; looked < MaxRows && end - 1 > first; looked++)
        {
            if (IsRemark(sheet, first, end - 1))
                notes.Add($"Row {sheet.RowNumbers[end - 1]:N0} below the data is a remark: {Shorten(FirstText(sheet, end - 1)!)}");
            else if (IsTotal(sheet, first, end - 1))
                notes.Add($"Row {sheet.RowNumbers[end - 1]:N0} below the data is a total and is not counted");
            else
                break;
            end--;
        }

        return new SheetFooter(end, notes);
    }

    // A lone text in a sheet of several columns, after a blank row or after nothing but remarks and totals.
    private static bool IsRemark(RawSheet sheet, int first, int row) =>
        sheet.Columns.Count >= MaxRemark && Filled(sheet, row) == 1 && FirstText(sheet, row) is not null
        && sheet.RowNumbers[row] > sheet.RowNumbers[row - 1] + 1 && row > first;

    // Called a total, and at least one of its numbers is what the column above adds up to, averages or counts, or is computed where all others are typed.
    private static bool IsTotal(RawSheet sheet, int first, int row)
    {
        if (FirstText(sheet, row) is not { } label || !TotalWords().IsMatch(label))
            return false;
        var agreeing = 0;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            var cells = sheet.Columns[column];
            if (cells.Kind(row) is CellKind.Number or CellKind.Duration && Agrees(cells, first, row))
                agreeing++;
        }

        return agreeing > 0;
    }

    private static bool Agrees(RawColumn cells, int first, int row)
    {
        double sum = 0;
        var count = 0;
        for (var above = first; above < row; above++)
        {
            if (cells.Kind(above) != cells.Kind(row))
                continue;
            sum += cells.Number(above);
            count++;
        }

        var total = cells.Number(row);
        return count > 0 && (IsNear(total, sum) || IsNear(total, sum / count) || total == count || total == row - first);
    }

    private static bool IsNear(double left, double right) => Math.Abs(left - right) <= Math.Max(1e-9, Math.Abs(right) * 0.001);

    private static int Filled(RawSheet sheet, int row) => sheet.Columns.Count(column => column.Kind(row) != CellKind.Empty);

    private static string? FirstText(RawSheet sheet, int row)
    {
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) != CellKind.Empty)
                return sheet.Text(row, column);
        }

        return null;
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    [GeneratedRegex(@"^\W*(grand\s+|sub\s*)?(totals?|sum|average|mean|count|summe|gesamt|insgesamt|total\s+g[ée]n[ée]ral|totale|suma)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TotalWords();
}
