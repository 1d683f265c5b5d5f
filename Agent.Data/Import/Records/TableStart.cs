using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Tells whether rows behind a blank one begin a table of their own.</summary>
internal static class TableStart
{
    private const int RowsForHeader = 3;
    private const int RowsBelow = 20;

    /// <param name="sheet">The sheet.</param>
    /// <param name="first">First row of the rows without a gap.</param>
    /// <param name="end">Row behind them.</param>
    /// <param name="before">Where the table above begins; -1 for none.</param>
    /// <param name="nextEnd">Where the rows behind the next gap end.</param>
    public static bool Begins(RawSheet sheet, int first, int end, int before, int nextEnd)
    {
        for (var header = first; header < Math.Min(first + RowsForHeader, end); header++)
        {
            // Nothing but titles may stand above the header.
            if (header > first && Filled(sheet, header - 1).Count > 1)
                return false;
            // A header whose rows stand behind the next gap is one, too.
            var last = end - header - 1 >= 2 || before >= 0 ? end : nextEnd;
            if (IsHeader(sheet, header, last) && last - header - 1 >= 2)
                return (before < 0 || !IsSameTable(sheet, before, header, first, end))
                    && !IsFormHead(sheet, header, end, before < 0 && nextEnd > end);
        }

        return false;
    }

    /// <summary>
    /// Whether a title in the middle of rows begins a table of its own: right below it stands a header, and below that a column holds
    /// throughout what it never holds above, numbers where dates were.
    /// </summary>
    public static bool BeginsWithoutGap(RawSheet sheet, int row)
    {
        if (!IsTitle(sheet, row) || row + 3 >= sheet.Rows || !IsHeader(sheet, row + 1, sheet.Rows))
            return false;
        return Filled(sheet, row + 1)
            .Exists(column =>
                Throughout(sheet, column, Math.Max(0, row - RowsBelow), row, fromEnd: true) is { } above
                && Throughout(sheet, column, row + 2, Math.Min(sheet.Rows, row + 2 + RowsBelow), fromEnd: false) is { } below
                && above != below
            );
    }

    private static bool IsTitle(RawSheet sheet, int row)
    {
        var filled = 0;
        for (var column = 0; column < sheet.Columns.Count && filled < 2; column++)
            filled += sheet.Columns[column].Kind(row) == CellKind.Empty ? 0 : 1;
        return filled == 1 && Filled(sheet, row) is [var only] && CellClasses.Of(sheet, row, only) == CellClass.Text;
    }

    // What the cells of a column are while they are all the same, from the row next to the title on; null for fewer than two.
    private static CellClass? Throughout(RawSheet sheet, int column, int first, int end, bool fromEnd)
    {
        var kinds = Enumerable.Range(first, end - first).Select(row => CellClasses.Of(sheet, row, column));
        var known = (fromEnd ? kinds.Reverse() : kinds).Where(kind => kind != CellClass.Empty).Take(RowsForHeader).ToList();
        return known.Count >= 2 && known.Distinct().Count() == 1 ? known[0] : null;
    }

    // Different short texts over cells of which a column holds numbers or dates, or over narrower rows than those of the table above.
    private static bool IsHeader(RawSheet sheet, int row, int end)
    {
        var filled = Filled(sheet, row);
        if (
            filled.Count < 2
            || !filled.TrueForAll(column =>
                CellClasses.Of(sheet, row, column) == CellClass.Text
                && sheet.Text(row, column) is { Length: <= 60 } text
                && !text.TrimEnd().EndsWith(':')
            )
        )
            return false;
        return filled.Select(column => sheet.Text(row, column)!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == filled.Count
            && filled.Exists(column =>
                CellClasses.Most(sheet, column, row + 1, Math.Min(end, row + 1 + RowsBelow)) is CellClass.Number or CellClass.Time
            );
    }

    // The header again, or columns in which the table above holds nothing else.
    private static bool IsSameTable(RawSheet sheet, int before, int header, int first, int end)
    {
        var labels = Filled(sheet, header).Select(column => (column, Text: sheet.Text(header, column)!.Trim())).ToList();
        for (var row = before; row < Math.Min(first, before + RowsBelow); row++)
        {
            if (
                labels.Count(label => string.Equals(sheet.Text(row, label.column)?.Trim(), label.Text, StringComparison.OrdinalIgnoreCase))
                >= Math.Max(2, labels.Count * 0.8)
            )
                return true;
        }

        return end - header < 2;
    }

    // Site | North above Rows | 120: two columns of labels and values over a wider table.
    private static bool IsFormHead(RawSheet sheet, int header, int end, bool isFirst) =>
        isFirst && end - header < 8 && Enumerable.Range(header, end - header).All(row => Filled(sheet, row).Count <= 2);

    private static List<int> Filled(RawSheet sheet, int row) =>
        [.. Enumerable.Range(0, sheet.Columns.Count).Where(column => sheet.Columns[column].Kind(row) != CellKind.Empty)];
}
