using Agent.Core.Datasets;
using Agent.Data.Import.Records;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Tabs;

/// <summary>
/// Makes one table of sheets of one shape, from the cells as they stand in the file: what a column is – dates with the day first, a list, a
/// code – is decided by the
/// cells of all, and a value that two sheets write in two ways is one.
/// </summary>
internal static class TabUnion
{
    private const string TabColumn = "Sheet";
    private const int NamedTabs = 12;

    /// <param name="name">Its name for people.</param>
    /// <param name="table">Its name in SQL.</param>
    /// <param name="tabs">The sheets, of which each has the columns of the first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static TypedSheet Make(string name, string table, IReadOnlyList<TypedSheet> tabs, CancellationToken cancellationToken)
    {
        var parts = tabs.Select(tab => tab.Records!).ToList();
        var columns = parts[0].Columns;
        var names = columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var labelled = new List<RawLabelled> { new(new RawColumn(), ColumnNames.Unique(TabColumn, names), TabColumn) };
        labelled.AddRange(columns.Select(column => new RawLabelled(new RawColumn(), column.Name, column.Label)));
        var rows = 0;
        foreach (var part in parts)
        {
            var tab = part.Sheet.Texts.Intern(part.Sheet.Name);
            for (var row = 0; row < part.Rows; row++)
                labelled[0].Cells.Set(rows + row, CellKind.Text, tab);
            for (var i = 0; i < columns.Count; i++)
            {
                if (
                    part.Columns.FirstOrDefault(column =>
                        string.Equals(column.Name, columns[i].Name, StringComparison.OrdinalIgnoreCase)
                    ) is
                    { } source
                )
                    labelled[i + 1].Cells.Append(rows, source.Cells, part.First, part.Sheet.Rows);
            }

            rows += part.Rows;
        }

        var raw = parts[0].Sheet with
        {
            Name = name,
            Hidden = parts.TrueForAll(part => part.Sheet.Hidden),
            RowNumbers = [.. Enumerable.Range(1, rows)],
            Columns = [.. labelled.Select(column => column.Cells)],
            Merges = [],
            Marks = new SheetMarks(),
            Notes = [Note(parts, labelled[0].Name)],
        };
        var made = SheetProfiler.Profile(new SheetRecords(raw, 0, labelled), table, LeftOut(tabs), cancellationToken);
        return made with { Profile = made.Profile with { Tabs = [.. tabs.Select(tab => tab.Profile.Table)] } };
    }

    private static string Note(List<SheetRecords> parts, string column)
    {
        var names = parts.Select(part => part.Sheet.Name).ToList();
        return $"The rows of the sheets {string.Join(", ", names.Take(NamedTabs))}{(names.Count > NamedTabs ? $" and {names.Count - NamedTabs:N0} more" : "")}; the column {column} names the sheet of each";
    }

    private static IReadOnlyList<LeftOutRows> LeftOut(IReadOnlyList<TypedSheet> tabs) =>
        [
            .. tabs.SelectMany(tab => tab.Profile.LeftOut.Select(left => (Tab: tab.Profile.Name, Left: left)))
                .GroupBy(item => item.Left.Reason)
                .Select(group => new LeftOutRows(
                    group.Key,
                    group.Sum(item => item.Left.Count),
                    [
                        .. group
                            .SelectMany(item => item.Left.Rows.Select(row => row with { Text = $"{item.Tab}: {row.Text}" }))
                            .Take(LeftOutRows.MaxRows),
                    ]
                )),
        ];
}
