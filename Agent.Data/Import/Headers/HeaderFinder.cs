using System.Globalization;
using Agent.Data.Import.Records;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>
/// Finds the header among the first rows: the row that is as wide as the data below it, holds different texts where the data hold numbers
/// and dates, and is no
/// form head ("Site: North"); with the rows of groups above it, if there are any.
/// </summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 50;
    private const int RowsBelow = 20;
    private const int MaxRows = 3;

    // The first row that is nearly as good as the best is the header: data of texts look like headers, too.
    private const double Nearly = 0.25;

    /// <summary>The header; null for a sheet without cells.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="row">Number in the file of the header's last row, where it is known; null: it is found.</param>
    public static SheetHeader? Find(RawSheet sheet, int? row = null)
    {
        if (row is { } known && sheet.RowNumbers.ToList().IndexOf(known) is >= 0 and var at)
            return new SheetHeader(at, 1, HeaderLabels.Of(sheet, at));
        var rows = Enumerable.Range(0, Math.Min(sheet.Rows, RowsLookedAt + RowsBelow)).Select(row => HeaderLabels.Of(sheet, row)).ToList();
        if (rows.Count == 0)
            return null;
        var classes = Classes(sheet, rows.Count);
        var scores = Enumerable.Range(0, Math.Min(RowsLookedAt, rows.Count)).Select(row => Score(rows, classes, row)).ToList();
        var best = scores.Max();
        var found = best <= 0 ? 0 : scores.FindIndex(score => score >= best - Nearly);
        var header = WithGroups(sheet, rows, found);
        // Of technical names and labels, the labels say what the columns are.
        return header.Rows == 1
            && header.End < rows.Count
            && (
                (FieldDescriptions.AreCoded(header.Labels) && !FieldDescriptions.AreCoded(rows[header.End]))
                || SecondNames.AreWrittenOut(header.Labels, rows[header.End])
            )
            && SecondNames.Are(sheet, header.Labels, header.End)
            ? new SheetHeader(header.End, 1, rows[header.End])
            : header;
    }

    private static SheetHeader WithGroups(RawSheet sheet, List<string?[]> rows, int row)
    {
        // Units look like a header where the labels above them are few.
        if (UnitRow.Is(sheet, row))
            row--;
        int first = row, end = row + 1;
        if (row + 1 < rows.Count && AreGroups(sheet, rows, row))
            end++;
        while (first > 0 && end - first < MaxRows && AreGroups(sheet, rows, first - 1))
            first--;
        var hasUnits = UnitRow.Is(sheet, end);
        var labels = hasUnits ? UnitRow.Join(sheet, rows[end - 1], end) : rows[end - 1];
        for (var above = end - 2; above >= first; above--)
            labels = HeaderGroups.Join(sheet, rows[above], labels, above);
        return new SheetHeader(first, end - first + (hasUnits ? 1 : 0), labels);
    }

    private static bool AreGroups(RawSheet sheet, List<string?[]> rows, int row) =>
        HeaderGroups.AreMerged(sheet, rows, row) || HeaderGroups.AreRepeated(sheet, rows, row) || SplitHeader.Is(sheet, rows, row);

    private static CellClass[][] Classes(RawSheet sheet, int rows)
    {
        var classes = new CellClass[rows][];
        for (var row = 0; row < rows; row++)
        {
            classes[row] = new CellClass[sheet.Columns.Count];
            for (var column = 0; column < sheet.Columns.Count; column++)
                classes[row][column] = CellClasses.Of(sheet, row, column);
        }

        return classes;
    }

    private static double Score(List<string?[]> rows, CellClass[][] classes, int row)
    {
        var labels = rows[row].OfType<string>().ToList();
        var below = Math.Min(row + 1 + RowsBelow, rows.Count);
        var width = Width(classes, row);
        if (labels.Count == 0 || labels.Count * 2 < width || (width > 1 && labels.Distinct(StringComparer.Ordinal).Take(2).Count() < 2))
            return 0;
        int texts = 0, contrasts = 0;
        // One date alone is a value beside its label: "Date | 1 September 2024".
        var arePeriods = labels.Where(IsPeriod).Take(2).Count() > 1;
        for (var column = 0; column < rows[row].Length; column++)
        {
            if (rows[row][column] is null)
                continue;
            var isText = IsLabel(classes[row][column], rows[row][column]!, arePeriods);
            texts += isText ? 1 : 0;
            contrasts += isText && Most(classes, column, row + 1, below) is CellClass.Number or CellClass.Time && isText ? 1 : 0;
        }

        if (texts * 2 <= labels.Count)
            return 0;
        double count = labels.Count;
        return Math.Min(1, count / width)
            + (0.5 * contrasts / count)
            - (0.75 * (count - texts) / count)
            - (0.75 * labels.Count(label => label.EndsWith(':')) / count)
            - (0.5 * (count - labels.Distinct(StringComparer.OrdinalIgnoreCase).Count()) / count)
            - (labels.Average(label => label.Length) > 60 ? 0.5 : 0);
    }

    private static bool IsLabel(CellClass kind, string label, bool arePeriods) =>
        kind is CellClass.Text or CellClass.Empty || ((arePeriods || kind != CellClass.Time) && IsPeriod(label));

    // As wide as the widest rows below but for the odd one: a stray note makes no sheet wide.
    private static int Width(CellClass[][] classes, int row)
    {
        var widths = Enumerable
            .Range(row, classes.Length - row)
            .Select(at => classes[at].Count(kind => kind != CellClass.Empty))
            .Order()
            .ToList();
        return Math.Max(1, widths[(int)((widths.Count - 1) * 0.8)]);
    }

    private static CellClass Most(CellClass[][] classes, int column, int first, int end)
    {
        Span<int> counts = stackalloc int[4];
        for (var row = first; row < end; row++)
            counts[(int)classes[row][column]]++;
        counts[0] = 0;
        var most = CellClass.Empty;
        for (var kind = CellClass.Text; kind <= CellClass.Time; kind++)
            most = counts[(int)kind] > counts[(int)most] ? kind : most;
        return most;
    }

    /// <summary>Whether a label is a month or a year, as they stand across the top: Jan-25, 2024.</summary>
    public static bool IsPeriod(string label) =>
        label.Length <= 12
        && (
            (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100)
            || TextMonths.TryRead(label, out _, out _)
        );
}
