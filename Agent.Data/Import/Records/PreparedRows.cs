using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Finds rows filled down in advance below the last record: an id each, and beside it what formulas give for nothing, the same in all of
/// them (0, FALSE, a dash), and what a new row begins with ("Open", 2024), the same in all of them, too.
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
            || columns.FindIndex(column => IsId(sheet, last, column) && !IsSame(sheet, last - 1, last, column)) is not (>= 0 and var place)
        )
            return;
        var id = columns[place];
        var words = columns.FindAll(column => column != id && !IsNothing(sheet, last, column));
        var first = last;
        while (first > header.End && IsLike(sheet, first - 1, last, columns, id))
            first--;
        var run = last - first + 1;
        // At least one record stands above, and it says more.
        if (run < MinRows || first <= header.End || Filled(sheet, first - 1).Count <= columns.Count)
            return;
        if (words.Count > 0 && !IsDefault(sheet, words, id, columns.Count, header.End, first))
            return;
        for (var row = first; row <= last; row++)
            left[row] = LeftOutReason.IdOnly;
    }

    // Blank rows, titles and remarks among the records say nothing.
    private static bool IsFuller(RawSheet sheet, int row, int prepared) =>
        Filled(sheet, row).Count is var filled && (filled <= 1 || filled >= prepared * 2);

    // Beside one word behind the id, records must say clearly more, each of them; beside more words, or a figure, no record may lack what
    // the rows lack.
    private static bool IsDefault(RawSheet sheet, List<int> words, int id, int prepared, int start, int first)
    {
        var rows = Enumerable.Range(start, first - start);
        if (words is [var word] && word > id && IsWord(sheet, first, word))
            return rows.All(row => IsFuller(sheet, row, prepared));
        var records = rows.Where(row => Filled(sheet, row).Count > 1).ToList();
        var lacking = Enumerable
            .Range(0, sheet.Columns.Count)
            .Count(column =>
                sheet.Columns[column].Kind(first) == CellKind.Empty
                && records.TrueForAll(row => sheet.Columns[column].Kind(row) != CellKind.Empty)
            );
        return records.Count >= MinRows && lacking > words.Count;
    }

    private static bool IsWord(RawSheet sheet, int row, int column) =>
        sheet.Text(row, column)?.Trim() is { Length: > 0 and <= 24 } text && !text.AsSpan().ContainsAnyInRange('0', '9');

    private static bool IsLike(RawSheet sheet, int row, int other, List<int> columns, int id) =>
        Filled(sheet, row).SequenceEqual(columns)
        && IsId(sheet, row, id)
        && columns.TrueForAll(column => column == id || IsSame(sheet, row, other, column));

    private static bool IsSame(RawSheet sheet, int row, int other, int column) =>
        sheet.Columns[column].Kind(row) == sheet.Columns[column].Kind(other)
        && sheet.Columns[column].Value(row) == sheet.Columns[column].Value(other);

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
