using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Takes a part of a sheet out as a sheet of its own.</summary>
internal static class SheetCut
{
    public static RawSheet Take(RawSheet sheet, int firstRow, int endRow, int firstColumn, int endColumn)
    {
        var rows = Enumerable
            .Range(firstRow, endRow - firstRow)
            .Where(row =>
                Enumerable.Range(firstColumn, endColumn - firstColumn).Any(column => sheet.Columns[column].Kind(row) != CellKind.Empty)
            )
            .ToList();
        var columns = Enumerable.Range(firstColumn, endColumn - firstColumn)
            .Where(column => rows.Exists(row => sheet.Columns[column].Kind(row) != CellKind.Empty))
            .ToList();
        var area = columns.Count == 0 || rows.Count == 0
            ? string.Empty
            : $"{Letters(columns[0])}{sheet.RowNumbers[rows[0]]}:{Letters(columns[^1])}{sheet.RowNumbers[rows[^1]]}";
        return sheet with
        {
            Name = $"{sheet.Name}!{area}",
            Area = area,
            RowNumbers = [.. rows.Select(row => sheet.RowNumbers[row])],
            Columns = [.. columns.Select(column => sheet.Columns[column].Copy(rows))],
            Merges = [],
            Notes = [$"The table stands in {area} of the sheet {sheet.Name}"],
        };
    }

    /// <summary>A column as Excel names it.</summary>
    /// <param name="column">Counted from 0.</param>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);
}
