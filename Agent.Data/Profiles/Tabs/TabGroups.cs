using Agent.Core.Datasets;
using Agent.Data.Profiles.Dates;

namespace Agent.Data.Profiles.Tabs;

/// <summary>
/// Finds sheets of one shape – the same columns, one sheet per month, site or year – and makes one table of the rows of all, with a column
/// for the sheet's name. Sheets
/// whose names say what their rows are (Injuries, Near misses) are tables of their own, whatever their columns.
/// </summary>
internal static class TabGroups
{
    private const int MinColumns = 3;
    private const int MinUnlike = 3;

    // Each cell is held a second time.
    private const long MaxCells = 20_000_000;

    /// <summary>The sheets, those that are part of a table marked so, and behind them the tables made of several.</summary>
    public static IReadOnlyList<TypedSheet> Join(IReadOnlyList<TypedSheet> sheets, CancellationToken cancellationToken)
    {
        var taken = sheets.Select(sheet => sheet.Profile.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = sheets.ToList();
        foreach (var tabs in sheets.Where(IsTab).GroupBy(Shape).Select(group => group.ToList()).Where(AreSeries))
        {
            if (tabs.Sum(tab => (long)tab.Profile.Rows) * tabs[0].Columns.Count > MaxCells)
                continue;
            var name = Common([.. tabs.Select(tab => tab.Profile.Name)]) is { Length: > 2 } common ? $"All {common}" : "All sheets";
            var table = ColumnNames.Unique(name, taken);
            all.Add(TabUnion.Make(name, table, tabs, cancellationToken));
            foreach (var tab in tabs)
                all[all.FindIndex(other => ReferenceEquals(other, tab))] = tab with { Profile = tab.Profile with { PartOf = table } };
        }

        return all;
    }

    // Lists of codes look alike, too, and are asked each by itself: records have a date or an amount.
    private static bool IsTab(TypedSheet sheet) =>
        sheet.Profile.Rows > 0
        && sheet.Profile.Area is null
        && sheet.Profile.Columns.Count >= MinColumns
        && sheet.Profile.Columns.Any(column => column.Kind.IsDate() || (column.Kind.IsNumeric() && !column.IsCode));

    // Columns without a value say nothing of their kind; their names must agree all the same.
    private static string Shape(TypedSheet sheet) =>
        string.Join('\u001F', sheet.Profile.Columns.Select(column => column.Name.ToUpperInvariant()).Order(StringComparer.Ordinal));

    private static bool AreSeries(List<TypedSheet> tabs)
    {
        var names = tabs.ConvertAll(tab => tab.Profile.Name);
        if (
            tabs.Count < 2
            || names.Select(RecordWords.OfName).OfType<string>().Distinct().Count() > 1
            || names.Exists(name => IsBaseOf(name, names))
        )
            return false;
        return tabs.Count >= MinUnlike || names.TrueForAll(IsPeriod) || Common(names).Length > 2;
    }

    // Beside "Incidents", "Incidents (2)" is a copy and "Incidents old" what it was: together they would count twice.
    private static bool IsBaseOf(string name, List<string> names) =>
        names.Exists(other => !ReferenceEquals(other, name) && other.Trim().StartsWith(name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static bool IsPeriod(string name)
    {
        var words = name.Split([' ', '-', '_', '.', '/', '\''], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && Array.TrueForAll(words, word => word.All(char.IsAsciiDigit) || TextDateParser.TryMonth(word, out _)
            || (word.Length is 2 or 3 or 4 && word[0] is 'Q' or 'W' or 'K' && char.IsAsciiDigit(word[^1])));
    }

    private static string Common(List<string> names)
    {
        var length = 0;
        while (
            length < names[0].Length
            && names.TrueForAll(name =>
                name.Length > length && char.ToUpperInvariant(name[length]) == char.ToUpperInvariant(names[0][length])
            )
        )
            length++;
        // Not half a word.
        if (names.Exists(name => name.Length > length && char.IsLetter(name[length])))
            length = names[0].LastIndexOfAny([' ', '-', '_', '('], Math.Max(0, length - 1)) + 1;
        return names[0][..length].Trim(' ', '-', '_', '(', '0', '1', '2');
    }
}
