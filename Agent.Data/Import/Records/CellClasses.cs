using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Records;

/// <summary>Tells what a cell looks like by itself.</summary>
internal static class CellClasses
{
    public static CellClass Of(RawSheet sheet, int row, int column) => sheet.Columns[column].Kind(row) switch
    {
        CellKind.Empty => CellClass.Empty,
        CellKind.Number => CellClass.Number,
        CellKind.Date or CellKind.Time or CellKind.Duration => CellClass.Time,
        CellKind.Text => Of(sheet.Text(row, column)!),
        _ => CellClass.Text,
    };

    /// <summary>The class of most cells of a column below a row; empty where there are none.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="column">The column.</param>
    /// <param name="first">First row looked at.</param>
    /// <param name="end">Row behind the last.</param>
    public static CellClass Most(RawSheet sheet, int column, int first, int end)
    {
        Span<int> counts = stackalloc int[4];
        for (var row = first; row < end; row++)
            counts[(int)Of(sheet, row, column)]++;
        var most = CellClass.Empty;
        for (var kind = CellClass.Text; kind <= CellClass.Time; kind++)
            most = counts[(int)kind] > (most == CellClass.Empty ? 0 : counts[(int)most]) ? kind : most;
        return most;
    }

    private static CellClass Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 40 || !text.ContainsAnyInRange('0', '9'))
            return CellClass.Text;
        return TextNumbers.IsNumber(text.ToString()) ? CellClass.Number
            : TextDateParser.TryDate(text, out _) || TextDateParser.TryTime(text, out _) ? CellClass.Time
            : CellClass.Text;
    }
}
