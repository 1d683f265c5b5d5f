using Agent.Data.Import.Records;
using Agent.Data.Workbooks;

namespace Agent.Data.Import.Headers;

/// <summary>Rows of groups above the header: merged over their columns, repeated over them, or standing over the first.</summary>
internal static class HeaderGroups
{
    private const int RowsBelow = 20;

    /// <summary>
    /// Whether a row is one of groups merged over two columns or more, under which the next row, all text, tells the columns apart.
    /// </summary>
    public static bool AreMerged(RawSheet sheet, List<string?[]> rows, int row)
    {
        if (row + 2 >= sheet.Rows || row + 1 >= rows.Count || sheet.RowNumbers[row + 1] != sheet.RowNumbers[row] + 1)
            return false;
        var groups = sheet
            .Merges.Where(merge =>
                merge.FirstRow == sheet.RowNumbers[row]
                && merge.LastRow == merge.FirstRow
                && merge.LastColumn > merge.FirstColumn
                && merge.LastColumn <= rows[row].Length
            )
            .ToList();
        // One from the first column on is a title.
        if (
            groups is [{ FirstColumn: 1 }]
            || groups.Count == 0
            || groups.Exists(group => group.LastColumn - group.FirstColumn + 1 >= rows[row].Length)
        )
            return false;
        var below = rows[row + 1];
        var goesOn = false;
        for (var column = 0; column < below.Length; column++)
        {
            if (below[column] is not null && sheet.Columns[column].Kind(row + 1) is not (CellKind.Text or CellKind.Empty))
                return false;
            var isGrouped = groups.Exists(group => group.FirstColumn <= column + 1 && column + 1 <= group.LastColumn);
            goesOn |= !isGrouped && below[column] is not null && sheet.Columns[column].Kind(row) != CellKind.Empty;
        }

        // Beside the groups one of the two rows is blank; where a label goes on in the second row ("Test" over "No"), the groups must stand
        // over figures.
        if (goesOn && !groups.TrueForAll(group => StandsOverFigures(sheet, group, row + 2)))
            return false;
        return groups.TrueForAll(group => below[(group.FirstColumn - 1)..group.LastColumn] is var parts
            && parts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() is var distinct
            && (distinct == parts.Length || (distinct > 1 && IsOfGroups(sheet, row + 1))));
    }

    private static bool StandsOverFigures(RawSheet sheet, CellRange group, int first) =>
        Enumerable
            .Range(group.FirstColumn - 1, group.LastColumn - group.FirstColumn + 1)
            .Any(column =>
                CellClasses.Most(sheet, column, first, Math.Min(sheet.Rows, first + RowsBelow)) is CellClass.Number or CellClass.Time
            );

    private static bool IsOfGroups(RawSheet sheet, int row) =>
        sheet.Merges.Any(merge =>
            merge.FirstRow == sheet.RowNumbers[row] && merge.LastRow == merge.FirstRow && merge.LastColumn > merge.FirstColumn
        );

    /// <summary>
    /// Whether a row is one of groups without merged cells: right above the header, short texts only, and either each stands over several
    /// columns in a row, or the
    /// header says a field twice that the groups tell apart.
    /// </summary>
    public static bool AreRepeated(RawSheet sheet, List<string?[]> rows, int row)
    {
        if (row + 2 >= sheet.Rows || sheet.RowNumbers[row + 1] != sheet.RowNumbers[row] + 1)
            return false;
        string?[] groups = rows[row], fields = rows[row + 1];
        var named = groups.OfType<string>().ToList();
        if (
            named.Count < 2
            || named.Exists(label => label.Length > 30 || label.AsSpan().ContainsAny(":=…;?"))
            || Enumerable
                .Range(0, groups.Length)
                .Any(column =>
                    groups[column] is not null && (CellClasses.Of(sheet, row, column) != CellClass.Text || fields[column] is null)
                )
            || Enumerable.Range(0, fields.Length).Any(column => IsValue(sheet, row + 1, column, fields[column]))
        )
            return false;
        var isRepeated =
            Enumerable.Range(1, groups.Length - 1).Count(column => groups[column] is not null && groups[column] == groups[column - 1]) * 2
                >= named.Count - Runs(groups)
            && Runs(groups) <= named.Count * 0.7;
        return (isRepeated || Doubles(fields) > 0)
            && Doubles(Joined(groups, fields, fill: !isRepeated)) < Math.Max(1, Doubles(fields))
            && Doubles(groups) + Blanks(groups) > 0;
    }

    // Figures and dates are those of a record; fields are called by words, months or years.
    private static bool IsValue(RawSheet sheet, int row, int column, string? field) =>
        field is not null
        && CellClasses.Of(sheet, row, column) is CellClass.Number or CellClass.Time
        && !HeaderFinder.IsPeriod(field);

    /// <summary>Groups over fields.</summary>
    public static string?[] Join(RawSheet sheet, string?[] groups, string?[] fields, int row)
    {
        var isMerged = sheet.Merges.Any(merge => merge.FirstRow == sheet.RowNumbers[row] && merge.LastColumn > merge.FirstColumn);
        return Joined(groups, fields, fill: !isMerged && Doubles(groups) == 0);
    }

    private static string?[] Joined(string?[] groups, string?[] fields, bool fill)
    {
        var joined = new string?[fields.Length];
        string? last = null;
        for (var column = 0; column < fields.Length; column++)
        {
            last = groups[column] ?? (fill ? last : null);
            joined[column] =
                last is null || fields[column] is null || last == fields[column] ? fields[column] ?? last : $"{last}: {fields[column]}";
        }

        return joined;
    }

    private static int Runs(string?[] labels) =>
        Enumerable
            .Range(0, labels.Length)
            .Count(column => labels[column] is not null && (column == 0 || labels[column] != labels[column - 1]));

    private static int Blanks(string?[] labels) => labels.Count(label => label is null);

    private static int Doubles(string?[] labels)
    {
        var named = labels.OfType<string>().ToList();
        return named.Count - named.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }
}
