using System.Globalization;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds the header among the first rows: the first row that is as wide as the data below it and holds different texts, with the row of groups above it,
/// if there is one.
/// </summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 15;

    /// <summary>The header; null for a sheet without cells.</summary>
    public static SheetHeader? Find(RawSheet sheet)
    {
        var rows = Enumerable.Range(0, Math.Min(sheet.Rows, RowsLookedAt + 5)).Select(row => Labels(sheet, row)).ToList();
        if (rows.Count == 0)
            return null;
        var width = rows.Max(Filled);
        for (var row = 0; row < Math.Min(RowsLookedAt, rows.Count); row++)
        {
            if (Filled(rows[row]) * 2 < width || !IsMostlyText(sheet, row, rows[row]) || (width > 1 && IsTitle(rows[row])))
                continue;
            if (GroupsAbove(sheet, rows, row))
                return Two(rows, row);
            if (row > 0 && GroupsAbove(sheet, rows, row - 1))
                return Two(rows, row - 1);
            return new SheetHeader(row, 1, rows[row]);
        }

        return new SheetHeader(0, 1, rows[0]);
    }

    // The cells as text; a merged cell has its value top left only, and for headers the others mean the same.
    private static string?[] Labels(RawSheet sheet, int row)
    {
        var labels = new string?[sheet.Columns.Count];
        for (var column = 0; column < labels.Length; column++)
            labels[column] = Convert.ToString(sheet[row, column], CultureInfo.InvariantCulture) is { Length: > 0 } text ? ColumnNames.Clean(text) : null;
        foreach (var merge in sheet.Merges.Where(merge => merge.FirstRow == sheet.RowNumbers[row] && merge.FirstColumn <= labels.Length))
        {
            for (var column = merge.FirstColumn; column < Math.Min(merge.LastColumn, labels.Length); column++)
                labels[column] ??= labels[merge.FirstColumn - 1];
        }

        return labels;
    }

    private static int Filled(string?[] row) => row.Count(cell => cell is not null);

    private static bool IsTitle(string?[] row) => row.OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count() < 2;

    private static bool IsMostlyText(RawSheet sheet, int row, string?[] labels)
    {
        var texts = Enumerable.Range(0, labels.Length).Count(column => labels[column] is not null && sheet.Columns[column].Kind(row) is CellKind.Text or CellKind.Empty && labels[column] is not null);
        return texts * 2 > Filled(labels);
    }

    // A row of groups: merged over two columns or more, under which the next row, all text, tells the columns apart; elsewhere one of the two rows is blank.
    private static bool GroupsAbove(RawSheet sheet, List<string?[]> rows, int row)
    {
        if (row + 2 >= sheet.Rows || sheet.RowNumbers[row + 1] != sheet.RowNumbers[row] + 1)
            return false;
        var groups = sheet.Merges
            .Where(merge => merge.FirstRow == sheet.RowNumbers[row] && merge.LastRow == merge.FirstRow && merge.LastColumn > merge.FirstColumn && merge.LastColumn <= rows[row].Length)
            .ToList();
        if (groups.Count == 0 || groups.Exists(group => group.LastColumn - group.FirstColumn + 1 >= rows[row].Length))
            return false;
        var below = rows[row + 1];
        for (var column = 0; column < below.Length; column++)
        {
            if (below[column] is not null && sheet.Columns[column].Kind(row + 1) != CellKind.Text)
                return false;
            var isGrouped = groups.Exists(group => group.FirstColumn <= column + 1 && column + 1 <= group.LastColumn);
            if (!isGrouped && below[column] is not null && sheet.Columns[column].Kind(row) != CellKind.Empty)
                return false;
        }

        return groups.TrueForAll(group => below[(group.FirstColumn - 1)..group.LastColumn] is var parts
            && parts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() == parts.Length);
    }

    private static SheetHeader Two(List<string?[]> rows, int row) => new(
        row, 2, [.. rows[row].Zip(rows[row + 1], (group, own) => group is null || own is null || group == own ? own ?? group : $"{group}: {own}")]);
}
