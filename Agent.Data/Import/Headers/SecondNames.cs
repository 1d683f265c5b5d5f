using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>
/// A second row of names right below the header: technical names below labels, or labels below technical names. All its cells are words,
/// also where the rows below hold figures, and hardly a column is without one.
/// </summary>
internal static class SecondNames
{
    private const int RowsBelow = 20;
    private const int MinOverFigures = 2;
    private const double MinNamed = 0.8;
    private const int MinWrittenOut = 2;
    private const double Longer = 1.5;

    /// <param name="sheet">The sheet.</param>
    /// <param name="labels">The header above.</param>
    /// <param name="row">The row below it.</param>
    public static bool Are(RawSheet sheet, IReadOnlyList<string?> labels, int row)
    {
        if (row < 1 || row + 2 >= sheet.Rows || sheet.RowNumbers[row] != sheet.RowNumbers[row - 1] + 1)
            return false;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (named, overFigures) = (0, 0);
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            if (sheet.Columns[column].Kind(row) == CellKind.Empty)
                continue;
            if (
                CellClasses.Of(sheet, row, column) != CellClass.Text
                || sheet.Text(row, column)?.Trim() is not { Length: > 0 and <= 60 } text
                || Placeholders.IsKnown(text)
                || !names.Add(text)
            )
                return false;
            named++;
            overFigures += IsFigures(sheet, row + 1, column) ? 1 : 0;
        }

        return overFigures >= MinOverFigures && named >= labels.Count(label => label is not null) * MinNamed;
    }

    /// <summary>Whether the second row says in words what the first abbreviates: <c>Date of incident</c> below <c>inc_dt</c>.</summary>
    public static bool AreWrittenOut(IReadOnlyList<string?> labels, IReadOnlyList<string?> names) =>
        labels.OfType<string>().All(label => !label.Trim().Contains(' ', StringComparison.Ordinal))
        && names.OfType<string>().Count(name => name.Trim().Contains(' ', StringComparison.Ordinal)) >= MinWrittenOut
        && names.OfType<string>().Average(name => name.Trim().Length)
            >= labels.OfType<string>().Average(label => label.Trim().Length) * Longer;

    // Every one of the next cells is a figure: a column in which some are words may hold another word.
    private static bool IsFigures(RawSheet sheet, int first, int column)
    {
        var figures = 0;
        for (var row = first; row < Math.Min(sheet.Rows, first + RowsBelow); row++)
        {
            var kind = CellClasses.Of(sheet, row, column);
            if (kind == CellClass.Text)
                return false;
            figures += kind == CellClass.Empty ? 0 : 1;
        }

        return figures > 0;
    }
}
