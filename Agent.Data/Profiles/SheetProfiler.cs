using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>From raw cells to a typed sheet: header, names, kinds, counts, entity key, default date.</summary>
internal static class SheetProfiler
{
    private const long LargeSheet = 200_000;

    // Columns under way take memory beside the sheet's own.
    private const int MaxThreads = 4;

    public static TypedSheet Profile(RawSheet raw, string table, CancellationToken cancellationToken)
    {
        if (HeaderFinder.Find(raw) is not { } header)
            return new TypedSheet(new SheetProfile { Name = raw.Name, Table = table, Rows = 0, Columns = [], Hidden = raw.Hidden, Notes = [.. raw.Notes, "The sheet is empty"] }, []);

        var footer = SheetFooter.Find(raw, header.End);
        var merged = MergedCells.Fill(raw, header.End, footer.End);
        var rows = footer.End - header.End;
        var names = ColumnNames.Of(header.Labels);
        var typed = Type(raw, header.End, footer.End, cancellationToken);
        var profiles = new ColumnProfile[typed.Length];
        ForEachColumn(raw, i => profiles[i] = ColumnProfiler.Profile(names[i].Name, names[i].Label, typed[i]), cancellationToken);
        var columns = profiles.Zip(typed, (profile, cells) => (Profile: profile, Cells: cells)).ToList();

        var key = EntityKeys.Find(columns, rows);
        return new TypedSheet(
            new SheetProfile
            {
                Name = raw.Name,
                Table = table,
                Rows = rows,
                Columns = VaryingColumns.Mark(columns, key, rows),
                EntityKey = key < 0 ? null : columns[key].Profile.Name,
                Entities = key < 0 ? rows : columns[key].Profile.Distinct,
                DefaultDateColumn = DefaultDate(columns, key < 0 ? rows : columns[key].Profile.Distinct)?.Name,
                Hidden = raw.Hidden,
                Notes = [.. raw.Notes, .. HeaderNotes(raw, header), .. merged == 0 ? Array.Empty<string>() : [$"{merged:N0} cells of merged areas hold the text of the area"], .. footer.Notes],
            },
            typed);
    }

    // Where dates typed as text can be read both ways, the sheet's other dates are asked in a second look.
    private static TypedColumn[] Type(RawSheet raw, int first, int end, CancellationToken cancellationToken)
    {
        var typed = new TypedColumn[raw.Columns.Count];
        ForEachColumn(raw, i => typed[i] = ColumnTyper.Type(raw.Columns[i], raw.Texts, first, end), cancellationToken);
        var hint = typed.Select(column => column.DateOrder).FirstOrDefault(order => order is { IsCertain: true });
        for (var i = 0; hint is not null && i < typed.Length; i++)
        {
            if (typed[i].DateOrder is { IsCertain: false })
                typed[i] = ColumnTyper.Type(raw.Columns[i], raw.Texts, first, end, hint);
        }

        return typed;
    }

    // Columns know nothing of each other; a large sheet takes two cores, a small one is done before a thread has started.
    private static void ForEachColumn(RawSheet raw, Action<int> work, CancellationToken cancellationToken) => Parallel.For(
        0,
        raw.Columns.Count,
        new ParallelOptions { MaxDegreeOfParallelism = (long)raw.Rows * raw.Columns.Count < LargeSheet ? 1 : MaxThreads, CancellationToken = cancellationToken },
        work);

    private static IEnumerable<string> HeaderNotes(RawSheet raw, SheetHeader header)
    {
        if (header.First > 0 || raw.RowNumbers[0] > 1)
            yield return $"The header is in row {raw.RowNumbers[header.First]:N0}; what stands above is a title";
        if (header.Rows == 2)
            yield return "The header has two rows; groups and columns are joined by a colon";
    }

    // The first date that nearly every entity has.
    private static ColumnProfile? DefaultDate(List<(ColumnProfile Profile, TypedColumn Cells)> columns, long entities)
    {
        var dates = columns.Select(column => column.Profile).Where(column => column.Kind.IsDate()).ToList();
        return dates.Find(column => column.Filled >= entities * 0.8) ?? dates.OrderByDescending(column => column.Filled).FirstOrDefault();
    }
}
