using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>A row of units below the header: <c>kWh | EUR | m³</c>, <c>[t] | [km]</c>. It belongs to the header and is no record.</summary>
internal static class UnitRow
{
    private const int RowsBelow = 20;

    /// <summary>
    /// Whether a row is one of units: it holds nothing but units, or dashes where there is none, each over numbers, right below another row.
    /// </summary>
    public static bool Is(RawSheet sheet, int row)
    {
        if (row < 1 || row + 1 >= sheet.Rows || sheet.RowNumbers[row] != sheet.RowNumbers[row - 1] + 1)
            return false;
        var units = 0;
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            if (sheet.Columns[column].Kind(row) != CellKind.Text || sheet.Text(row, column) is not { } text)
                return false;
            if (IsDash(text))
                continue;
            if (Units.Named(text) is null || !StandsOverNumbers(sheet, row, column))
                return false;
            units++;
        }

        return units > 0;
    }

    /// <summary>The header with its units: a label that stands over several columns is that of each which has a unit of its own.</summary>
    public static string?[] Join(RawSheet sheet, string?[] labels, int row)
    {
        var joined = new string?[labels.Length];
        string? last = null;
        for (var column = 0; column < labels.Length; column++)
        {
            var unit = sheet.Text(row, column) is { } text && !IsDash(text) ? text.Trim().Trim('[', ']', '(', ')').Trim() : null;
            last = labels[column] ?? (unit is null ? null : last);
            joined[column] = unit is null ? labels[column] : $"{last} ({unit})".TrimStart();
        }

        return joined;
    }

    private static bool StandsOverNumbers(RawSheet sheet, int row, int column) =>
        CellClasses.Most(sheet, column, row + 1, Math.Min(sheet.Rows, row + 1 + RowsBelow)) is CellClass.Number or CellClass.Time;

    private static bool IsDash(string text) => text.Trim() is "-" or "–" or "—" or "[-]" or "(-)" or "[]" or "#";
}
