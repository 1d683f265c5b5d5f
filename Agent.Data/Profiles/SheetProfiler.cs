using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>From raw cells to a typed sheet: header, names, kinds, counts, entity key, default date.</summary>
internal static class SheetProfiler
{
    public static TypedSheet Profile(RawSheet raw, string table, CancellationToken cancellationToken)
    {
        var header = HeaderFinder.Find(raw.Rows);
        if (header < 0)
            return new TypedSheet(new SheetProfile { Name = raw.Name, Table = table, Rows = 0, Columns = [], Hidden = raw.Hidden, Notes = ["The sheet is empty"] }, []);

        var body = raw.Rows.Skip(header + 1).Where(row => row.Any(cell => cell is not null and not "")).ToList();
        var width = Math.Max(LastFilled(raw.Rows[header]), body.Count == 0 ? 0 : body.Max(LastFilled));
        var names = ColumnNames.Of([.. Enumerable.Range(0, width).Select(i => i < raw.Rows[header].Length ? raw.Rows[header][i] : null)]);
        var columns = new List<(ColumnProfile Profile, TypedColumn Cells)>(width);
        for (var i = 0; i < width; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = i;
            var typed = ColumnTyper.Type([.. body.Select(row => at < row.Length ? row[at] : null)], i < raw.Formats.Count ? raw.Formats[i] : null);
            columns.Add((ColumnProfiler.Profile(names[i].Name, names[i].Label, typed), typed));
        }

        var key = EntityKeys.Find(columns, body.Count);
        return new TypedSheet(
            new SheetProfile
            {
                Name = raw.Name,
                Table = table,
                Rows = body.Count,
                Columns = [.. columns.Select(column => column.Profile)],
                EntityKey = key < 0 ? null : columns[key].Profile.Name,
                Entities = key < 0 ? body.Count : columns[key].Profile.Distinct,
                DefaultDateColumn = DefaultDate(columns, key < 0 ? body.Count : columns[key].Profile.Distinct)?.Name,
                Hidden = raw.Hidden,
                Notes = header == 0 ? [] : [$"The header is in row {header + 1}; the rows above it are a title"],
            },
            [.. columns.Select(column => column.Cells)]);
    }

    // The first date that nearly every entity has.
    private static ColumnProfile? DefaultDate(List<(ColumnProfile Profile, TypedColumn Cells)> columns, long entities)
    {
        var dates = columns.Select(column => column.Profile).Where(column => column.Kind.IsDate()).ToList();
        return dates.Find(column => column.Filled >= entities * 0.8) ?? dates.OrderByDescending(column => column.Filled).FirstOrDefault();
    }

    private static int LastFilled(object?[] row) => Array.FindLastIndex(row, cell => cell is not null and not "") + 1;
}
