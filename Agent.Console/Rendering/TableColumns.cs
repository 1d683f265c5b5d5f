using Agent.Protocol;

namespace Agent.Console.Rendering;

/// <summary>
/// Which columns of a table are shown in a width, and how wide their cells may be: a table that is cut is read, one that is crushed is not.
/// </summary>
/// <param name="Shown">Indexes of the columns, in order.</param>
/// <param name="CellWidth">Characters of the widest cell.</param>
/// <param name="Left">Labels of the columns that are left out.</param>
internal sealed record TableColumns(IReadOnlyList<int> Shown, int CellWidth, IReadOnlyList<string> Left)
{
    private const int MaxCellWidth = 60;

    /// <summary>Cells narrower than this say nothing: columns are left out before it comes to that.</summary>
    private const int MinCellWidth = 18;

    // Blanks and the line beside each cell, and the line at the end.
    private const int Around = 3;

    /// <summary>Chooses.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows that are shown of it.</param>
    /// <param name="width">Characters of a line.</param>
    /// <param name="language">The language of the answer; null for English.</param>
    public static TableColumns For(TableContent table, int rows, int width, string? language = null)
    {
        var widths = table.Columns.Select((column, index) => table.Rows.Take(rows)
            .Select(row => index < row.Count ? Printable.Line(CellText.Format(row[index], column, language), MaxCellWidth).Length : 0)
            .Append(Math.Min(MaxCellWidth, Heading(column).Length)).Max()).ToList();
        var all = Enumerable.Range(0, widths.Count).ToList();
        for (var cell = MaxCellWidth; cell >= MinCellWidth; cell--)
        {
            if (all.Sum(index => Math.Min(widths[index], cell) + Around) < width)
                return new(all, cell, []);
        }

        // What is empty in every row goes first, then from the end: a table begins with what names its rows.
        var filled = all.Where(index => table.Rows.Take(rows).Any(row => index < row.Count && row[index] is not null)).ToList();
        var shown = new List<int>();
        var used = 1;
        foreach (var index in filled)
        {
            used += Math.Min(widths[index], MinCellWidth) + Around;
            if (shown.Count > 0 && used > width)
                break;
            shown.Add(index);
        }

        return new(shown, MinCellWidth, [.. all.Except(shown).Select(index => table.Columns[index].Label)]);
    }

    /// <summary>A column's name with its unit, which is said once.</summary>
    public static string Heading(TableColumn column) =>
        column.Unit is { Length: > 0 } unit && !column.Label.EndsWith($"({unit})", StringComparison.OrdinalIgnoreCase)
            ? $"{column.Label} ({unit})"
            : column.Label;
}
