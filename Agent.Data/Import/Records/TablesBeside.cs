using Agent.Data.Import.Headers;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>
/// Parts what stands beside each other with a blank column between: tables of their own, notes, or one table with a spacer.
/// </summary>
internal static class TablesBeside
{
    private const int MaxNoteCells = 3;

    public static (RawSheet Main, IReadOnlyList<RawSheet> Others) Split(RawSheet sheet)
    {
        var blocks = Blocks(sheet);
        if (blocks.Count < 2)
            return (sheet, []);
        var main = blocks.OrderByDescending(block => block.Cells).First();
        var others = new List<RawSheet>();
        var notes = new List<string>();
        var dropped = new HashSet<int>();
        foreach (var block in blocks.Where(block => block != main))
        {
            if (IsNote(sheet, block, main))
                notes.Add($"Left out beside the table: {Words(sheet, block)}");
            else if (IsTable(sheet, block, main))
                others.Add(SheetCut.Take(sheet, 0, sheet.Rows, block.First, block.End));
            else
                continue;
            dropped.UnionWith(Enumerable.Range(block.First, block.End - block.First));
        }

        return dropped.Count == 0 ? (sheet, []) : (Without(sheet, dropped) with { Notes = [.. sheet.Notes, .. notes] }, others);
    }

    // Rows that held only what was taken out are empty now; columns are blanked in place, so that the others keep their letters.
    private static RawSheet Without(RawSheet sheet, HashSet<int> dropped)
    {
        var filled = new int[sheet.Rows];
        var columns = sheet.Columns.Select((column, index) => dropped.Contains(index) ? new RawColumn() : column).ToList();
        foreach (var column in columns)
            column.CountFilled(filled);
        while (columns.Count > 0 && dropped.Contains(columns.Count - 1))
            columns.RemoveAt(columns.Count - 1);
        var empty = Enumerable.Range(0, sheet.Rows).Where(row => filled[row] == 0).ToList();
        return (sheet with { Columns = columns }).Without(empty);
    }

    private static bool IsNote(RawSheet sheet, Block block, Block main) =>
        block.Cells <= MaxNoteCells || (block.End - block.First == 1 && block.Cells <= main.Cells * 0.02 && !HasLabel(sheet, block, main));

    // In the row where the main table's header stands there is a word over the column: then it is a column that is hardly filled.
    private static bool HasLabel(RawSheet sheet, Block block, Block main) =>
        sheet.Columns[block.First].Kind(main.FirstRow) != CellKind.Empty;

    private static bool IsTable(RawSheet sheet, Block block, Block main)
    {
        // Values here and there belong to the rows they stand in.
        if (block.End - block.First < 2 || block.Rows < 3 || main.Rows < 3 || !block.IsSolid)
            return false;
        // A title above one of them may begin earlier: the rows tell more than the first one.
        var isOther = block.Rows < main.Rows * 0.8 || block.Rows > main.Rows * 1.25 || SharesLabel(sheet, block, main);
        return isOther && TableStart.Begins(SheetCut.Take(sheet, 0, sheet.Rows, block.First, block.End), 0, block.Rows, -1, block.Rows);
    }

    private static bool SharesLabel(RawSheet sheet, Block left, Block right)
    {
        var labels = Labels(sheet, left);
        return labels.Overlaps(Labels(sheet, right));
    }

    private static HashSet<string> Labels(RawSheet sheet, Block block) =>
        [
            .. Enumerable
                .Range(block.First, block.End - block.First)
                .Select(column => sheet.Text(block.FirstRow, column)?.Trim().ToUpperInvariant())
                .OfType<string>(),
        ];

    private static string Words(RawSheet sheet, Block block) =>
        string.Join(
            ", ",
            Enumerable
                .Range(0, sheet.Rows)
                .SelectMany(row =>
                    Enumerable
                        .Range(block.First, block.End - block.First)
                        .Where(column => sheet.Columns[column].Kind(row) != CellKind.Empty)
                        .Select(column =>
                            $"'{Shorten(HeaderLabels.Text(sheet, row, column) ?? string.Empty)}' ({SheetCut.Letters(column)}{sheet.RowNumbers[row]})"
                        )
                )
                .Take(5)
        );

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static List<Block> Blocks(RawSheet sheet)
    {
        var blocks = new List<Block>();
        var first = -1;
        for (var column = 0; column <= sheet.Columns.Count; column++)
        {
            var isFilled = column < sheet.Columns.Count && !sheet.Columns[column].IsEmpty;
            if (isFilled && first < 0)
                first = column;
            if (isFilled || first < 0)
                continue;
            blocks.Add(Make(sheet, first, column));
            first = -1;
        }

        return blocks;
    }

    private static bool IsSolid(int[] filled)
    {
        int first = Array.FindIndex(filled, count => count > 0), last = Array.FindLastIndex(filled, count => count > 0);
        return first >= 0 && filled.AsSpan(first, last - first + 1).Count(0) <= 1;
    }

    private static Block Make(RawSheet sheet, int first, int end)
    {
        var filled = new int[sheet.Rows];
        for (var column = first; column < end; column++)
            sheet.Columns[column].CountFilled(filled);
        return new Block(
            first,
            end,
            filled.Sum(count => (long)count),
            filled.Count(count => count > 0),
            Array.FindIndex(filled, count => count > 1) is >= 0 and var row ? row : 0,
            IsSolid(filled)
        );
    }

    /// <param name="First">First column.</param>
    /// <param name="End">Column behind the last.</param>
    /// <param name="Cells">Cells with a value.</param>
    /// <param name="Rows">Rows with a value.</param>
    /// <param name="FirstRow">The first row of several cells.</param>
    /// <param name="IsSolid">Whether the rows with a value stand below each other.</param>
    private sealed record Block(int First, int End, long Cells, int Rows, int FirstRow, bool IsSolid);
}
