using Agent.Core.Datasets;
using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Decides which rows below a header are records. What is none – totals, section titles, remarks, the header again, lines, ids prepared in
/// advance – is left out and
/// told, each by evidence of its own; a row in doubt stays.
/// </summary>
internal static class RecordFinder
{
    /// <summary>Rows that are no records, ascending, each once.</summary>
    public static IReadOnlyList<(int Row, LeftOutReason Reason)> Find(RawSheet sheet, SheetHeader header)
    {
        if (sheet.Rows <= header.End)
            return [];
        var left = new SortedDictionary<int, LeftOutReason>();
        PreparedRows.Find(sheet, header, left);
        var shape = SheetShape.Of(sheet, header, left.Keys);
        RepeatedRows.Find(sheet, header, shape, left);
        LoneRows.Find(sheet, shape, left);
        Signatures.Find(sheet, shape, left);
        TotalRows.Find(sheet, header, shape, left);
        // Who leaves everything out has misunderstood the sheet.
        return left.Count >= sheet.Rows - header.End ? [] : [.. left.Select(row => (row.Key, row.Value))];
    }

    /// <summary>The rows by reason, as they are told.</summary>
    public static IReadOnlyList<LeftOutRows> Tell(RawSheet sheet, IReadOnlyList<(int Row, LeftOutReason Reason)> left) =>
        [
            .. left.GroupBy(row => row.Reason)
                .OrderBy(group => group.Key)
                .Select(group => new LeftOutRows(
                    group.Key,
                    group.Count(),
                    [
                        .. group
                            .Take(LeftOutRows.MaxRows)
                            .Select(row => new LeftOutRow(sheet.RowNumbers[row.Row], RowText.Of(sheet, row.Row))),
                    ]
                )),
        ];
}
