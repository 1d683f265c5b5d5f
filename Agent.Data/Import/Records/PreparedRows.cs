using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds rows filled down in advance below the last record: an id each, and beside it at most what formulas give for nothing, the same in
/// all of them (0, FALSE, a dash), and one word that a new row begins with ("Open").
/// There may be more of them than records, so they are found before it is asked what a typical row is.
/// </summary>
internal static class PreparedRows
{
    private const int MinRows = 3;

    public static void Find(RawSheet sheet, SheetHeader header, SortedDictionary<int, LeftOutReason> left)
    {
        var last = sheet.Rows - 1;
        if (
            last <= header.End
            || Filled(sheet, last) is not { Count: > 1 } columns
            || !IsId(sheet, last, columns[0])
            || columns.Skip(1).Where(column => !IsNothing(sheet, last, column)).ToList() is not { Count: <= 1 } words
            || !words.TrueForAll(column => IsDefault(sheet, last, column))
        )
            return;
        var first = last;
        while (first > header.End && IsLike(sheet, first - 1, last, columns))
            first--;
        var run = last - first + 1;
        // At least one record stands above, and it says more.
        if (run < MinRows || first <= header.End || Filled(sheet, first - 1).Count <= columns.Count)
            return;
        // Beside a word, records must say clearly more, each of them.
        if (words.Count > 0 && Enumerable.Range(header.End, first - header.End).Any(row => !IsFuller(sheet, row, columns.Count)))
            return;
        for (var row = first; row <= last; row++)
            left[row] = LeftOutReason.IdOnly;
    }

    // Blank rows, titles and remarks among the records say nothing.
    private static bool IsFuller(RawSheet sheet, int row, int prepared) =>
        Filled(sheet, row).Count is var filled && (filled <= 1 || filled >= prepared * 2);

    private static bool IsDefault(RawSheet sheet, int row, int column) =>
        sheet.Text(row, column)?.Trim() is { Length: > 0 and <= 24 } text && !text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool IsLike(RawSheet sheet, int row, int other, List<int> columns) =>
        Filled(sheet, row).SequenceEqual(columns)
        && IsId(sheet, row, columns[0])
        && columns
            .Skip(1)
            .All(column =>
                sheet.Columns[column].Kind(row) == sheet.Columns[column].Kind(other)
                && sheet.Columns[column].Value(row) == sheet.Columns[column].Value(other)
            );

    private static bool IsId(RawSheet sheet, int row, int column) => sheet.Text(row, column) is { } text
        ? text.Length <= 30 && !text.Contains(' ', StringComparison.Ordinal) && text.AsSpan().ContainsAnyInRange('0', '9')
        : sheet.Columns[column].Kind(row) == CellKind.Number;

    private static bool IsNothing(RawSheet sheet, int row, int column) => sheet.Columns[column].Kind(row) switch
    {
        CellKind.Number => sheet.Columns[column].Number(row) == 0,
        CellKind.Boolean => sheet.Columns[column].Value(row) == 0,
        CellKind.Text => sheet.Text(row, column)!.Trim() is var text && (IsZero(text) || Placeholders.IsKnown(text)),
        CellKind.Error => true,
        _ => false,
    };

    private static bool IsZero(string text) =>
        text.Equals("FALSE", StringComparison.OrdinalIgnoreCase)
        || (
            text.Length <= 8
            && text.Contains('0', StringComparison.Ordinal)
            && !text.AsSpan().ContainsAnyInRange('1', '9')
            && !text.Any(char.IsLetter)
        );

    private static List<int> Filled(RawSheet sheet, int row) =>
        [.. Enumerable.Range(0, sheet.Columns.Count).Where(column => sheet.Columns[column].Kind(row) != CellKind.Empty)];
}
