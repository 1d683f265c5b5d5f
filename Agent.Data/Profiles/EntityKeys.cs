using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>Finds the column that names an entity where rows repeat it: ids in runs, and filler in the other columns of the repeated rows.</summary>
internal static class EntityKeys
{
    private const double MinRowsPerEntity = 1.3;

    /// <summary>Index of the key column; -1 where a row is an entity.</summary>
    public static int Find(IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns, int rows)
    {
        for (var i = 0; i < Math.Min(columns.Count, 10); i++)
        {
            if (LooksLikeIds(columns[i], rows) && ContinuationRowsAreFiller(columns, i, rows))
                return i;
        }

        return -1;
    }

    private static bool LooksLikeIds((ColumnProfile Profile, TypedColumn Cells) column, int rows)
    {
        var (profile, typed) = column;
        if (profile.Kind is not (ColumnKind.Text or ColumnKind.Integer) || profile.Filled < rows || rows < 10 || profile.Distinct < 5)
            return false;
        if (profile.Kind == ColumnKind.Text && !typed.Cells.All(cell => cell is string text && text.Length <= 40 && text.Any(char.IsAsciiDigit) && !text.Contains(' ', StringComparison.Ordinal)))
            return false;
        // Each id stands in one run of rows, and there are clearly more rows than ids.
        var runs = 1;
        for (var row = 1; row < rows; row++)
        {
            if (!Equals(typed.Cells[row], typed.Cells[row - 1]))
                runs++;
        }

        return rows >= profile.Distinct * MinRowsPerEntity && runs <= profile.Distinct * 1.05;
    }

    // In continuation rows most columns hold nothing or one and the same filler, while first rows hold something.
    private static bool ContinuationRowsAreFiller(IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns, int key, int rows)
    {
        var ids = columns[key].Cells.Cells;
        var continuation = Enumerable.Range(1, rows - 1).Where(row => Equals(ids[row], ids[row - 1])).ToList();
        var others = columns.Where((_, i) => i != key).ToList();
        if (others.Count == 0)
            return false;
        var filler = others.Count(column =>
        {
            var values = continuation.Select(row => column.Cells.Cells[row]).ToList();
            var most = values.GroupBy(value => value ?? string.Empty).Max(group => group.Count());
            return most >= values.Count * 0.95;
        });
        return filler >= others.Count * 0.7;
    }
}
