using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>Finds sheets of one shape: the same columns with the same kinds, one sheet per month, site or year.</summary>
internal static class TabGroups
{
    private const int MinColumns = 3;

    public static IReadOnlyList<TabGroup> Find(IReadOnlyList<SheetProfile> sheets)
    {
        var taken = sheets.Select(sheet => sheet.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var groups = new List<TabGroup>();
        foreach (var group in sheets.Where(sheet => sheet.Rows > 0 && sheet.Area is null && sheet.Columns.Count >= MinColumns).GroupBy(Shape).Where(group => group.Count() > 1))
        {
            var tabs = group.ToList();
            var columns = tabs[0].Columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var tabColumn = ColumnNames.Unique("Sheet", columns);
            var name = Common([.. tabs.Select(tab => tab.Name)]) is { Length: > 2 } common ? $"All {common}" : "All sheets";
            groups.Add(new TabGroup(name, ColumnNames.Unique(name, taken), tabColumn, [.. tabs.Select(tab => tab.Table)]));
        }

        return groups;
    }

    // Columns without a value say nothing of their kind; their names must agree all the same.
    private static string Shape(SheetProfile sheet) => string.Join('\u001F', sheet.Columns.Select(column => column.Name.ToUpperInvariant()).Order(StringComparer.Ordinal));

    private static string Common(List<string> names)
    {
        var length = 0;
        while (length < names[0].Length && names.TrueForAll(name => name.Length > length && char.ToUpperInvariant(name[length]) == char.ToUpperInvariant(names[0][length])))
            length++;
        return names[0][..length].Trim(' ', '-', '_', '(', '0', '1', '2');
    }
}
