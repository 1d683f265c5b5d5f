using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Finds the header where it is repeated on each page or by files put one behind the other, and lines of dashes.</summary>
internal static class RepeatedRows
{
    public static void Find(RawSheet sheet, SheetHeader header, SheetShape shape, SortedDictionary<int, LeftOutReason> left)
    {
        var labels = Enumerable
            .Range(header.First, header.Rows)
            .Select(row => Enumerable.Range(0, sheet.Columns.Count).Select(column => sheet.Text(row, column)?.Trim()).ToArray())
            .ToList();
        var last = labels[^1];
        // Either of two columns may hold what is written in another way there.
        var keys = Enumerable.Range(0, last.Length).Where(column => last[column] is { Length: > 1 }).Take(2).ToArray();
        if (SecondNames.Are(sheet, header.Labels, shape.First))
            left[shape.First] = LeftOutReason.RepeatedHeader;
        for (var row = shape.First; row < sheet.Rows; row++)
        {
            var first = FirstText(sheet, row);
            if (first is { Length: > 0 } && RowWords.IsLine(first) && IsLine(sheet, row))
                left[row] = LeftOutReason.Separator;
            if (!HasKey(sheet, row, keys, last) || !Repeats(sheet, row, last))
                continue;
            left[row] = LeftOutReason.RepeatedHeader;
            for (
                var above = 2;
                above <= header.Rows && row - above + 1 >= shape.First && Repeats(sheet, row - above + 1, labels[^above]);
                above++
            )
                left[row - above + 1] = LeftOutReason.RepeatedHeader;
        }
    }

    private static bool HasKey(RawSheet sheet, int row, int[] keys, string?[] labels)
    {
        foreach (var key in keys)
        {
            if (sheet.Columns[key].Kind(row) == CellKind.Text && IsSame(sheet.Text(row, key), labels[key]))
                return true;
        }

        return false;
    }

    private static string? FirstText(RawSheet sheet, int row)
    {
        // Only lines are looked for, which stand in the first columns.
        for (var column = 0; column < Math.Min(3, sheet.Columns.Count); column++)
        {
            if (sheet.Columns[column].Kind(row) != CellKind.Empty)
                return sheet.Text(row, column);
        }

        return null;
    }

    private static bool IsLine(RawSheet sheet, int row)
    {
        var (cells, characters) = (0, 0);
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            if (sheet.Text(row, column) is not { } text || !RowWords.IsLine(text))
                return false;
            cells++;
            characters += text.Length;
        }

        return cells > 1 || characters > 2;
    }

    private static bool Repeats(RawSheet sheet, int row, string?[] labels)
    {
        int same = 0, filled = 0;
        for (var column = 0; column < labels.Length; column++)
        {
            if (sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            filled++;
            same += IsSame(sheet.Text(row, column), labels[column]) ? 1 : 0;
        }

        return same >= Math.Min(2, labels.Count(label => label is not null)) && same >= filled * 0.8;
    }

    private static bool IsSame(string? text, string? label) =>
        text is not null && label is not null && text.AsSpan().Trim().Equals(label, StringComparison.OrdinalIgnoreCase);
}
