using Agent.Core.Datasets;
using Agent.Data.Profiles;

namespace Agent.Data.Access;

/// <summary>
/// A sheet with some of its rows. What its columns are was decided by all of them and stays, so that every group has the same columns of
/// the
/// same kinds; what they hold is counted anew, and what was told of single cells is gone.
/// </summary>
internal static class VisibleRows
{
    /// <param name="sheet">The sheet.</param>
    /// <param name="visible">Which rows stay.</param>
    public static TypedSheet Keep(TypedSheet sheet, bool[] visible)
    {
        var rows = Enumerable.Range(0, (int)sheet.Profile.Rows).Where(row => visible[row]).ToArray();
        var cells = sheet.Columns.Select(column => Keep(column, rows)).ToList();
        var columns = sheet.Profile.Columns.Select((column, place) => Count(column, cells[place], place)).ToList();
        long? Entities(string? key) => columns.Find(column => column.Name == key)?.Distinct;
        var grain = sheet.Profile.Grain;
        return new TypedSheet(
            sheet.Profile with
            {
                Rows = rows.Length,
                Columns = columns,
                Entities = Entities(sheet.Profile.EntityKey) ?? rows.Length,
                Grain = grain is null ? null : grain with { Entities = Entities(grain.Key) ?? rows.Length },
                RepeatedRows = RepeatedRecords.Find(cells, rows.Length).Count,
                // Totals, titles and remarks tell of rows that are not here.
                LeftOut = [],
                Notes = ["Only the rows that your groups may see"],
            },
            cells);
    }

    private static TypedColumn Keep(TypedColumn column, int[] rows)
    {
        var cells = new CellStore(rows.Length);
        for (var row = 0; row < rows.Length; row++)
            cells[row] = column.Cells[rows[row]];
        return column with { Cells = cells, Notes = [], Caveats = [], Spellings = [] };
    }

    private static ColumnProfile Count(ColumnProfile whole, TypedColumn cells, int place)
    {
        var counted = ColumnProfiler.Profile(whole.Name, whole.Label, cells, place);
        return whole with
        {
            Filled = counted.Filled,
            Distinct = counted.Distinct,
            Min = counted.Min,
            Max = counted.Max,
            Values = counted.Values,
            ValuesComplete = counted.ValuesComplete,
            MeanLength = counted.MeanLength,
            Spellings = [],
            Notes = [],
            Caveats = [],
        };
    }
}
