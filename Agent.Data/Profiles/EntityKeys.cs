using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds the column that names an entity where rows repeat it: ids in runs, and filler in the other columns of the repeated rows where the
/// first rows hold something.
/// All three must be there: a key found where there is none would count too few.
/// </summary>
internal static class EntityKeys
{
    private const double MinRowsPerEntity = 1.2;
    private const int MinEntities = 5;
    private const int ColumnsLookedAt = 10;

    /// <summary>Index of the key column; -1 where a row is an entity.</summary>
    public static int Find(IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns, int rows)
    {
        for (var i = 0; i < Math.Min(columns.Count, ColumnsLookedAt); i++)
        {
            if (LooksLikeIds(columns[i], rows) && ContinuationRowsAreFiller(columns, i, rows))
                return i;
        }

        return -1;
    }

    // One id per run of rows, and clearly more rows than ids.
    private static bool LooksLikeIds((ColumnProfile Profile, TypedColumn Cells) column, int rows)
    {
        var (profile, typed) = column;
        if (
            profile.Kind is not (ColumnKind.Text or ColumnKind.Integer)
            || profile.Filled < rows
            || rows < 10
            || profile.Distinct < MinEntities
            || rows < profile.Distinct * MinRowsPerEntity
        )
            return false;
        if (
            profile.Kind == ColumnKind.Text
            && !typed.Texts.All(text => text.Length <= 40 && text.Any(char.IsAsciiDigit) && !text.Contains(' ', StringComparison.Ordinal))
        )
            return false;
        var runs = 1;
        for (var row = 1; row < rows; row++)
            runs += typed.Cells[row] != typed.Cells[row - 1] ? 1 : 0;
        return runs <= profile.Distinct * 1.02;
    }

    // In continuation rows most columns hold nothing or one and the same filler, while first rows hold something: columns that are the same
    // everywhere prove nothing.
    private static bool ContinuationRowsAreFiller(IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns, int key, int rows)
    {
        var ids = columns[key].Cells.Cells;
        int telling = 0, filler = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            if (i == key)
                continue;
            var cells = columns[i].Cells.Cells;
            var first = new Dictionary<long, int>();
            var again = new Dictionary<long, int>();
            for (var row = 0; row < rows; row++)
            {
                var counts = row > 0 && ids[row] == ids[row - 1] ? again : first;
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, cells[row], out _)++;
            }

            var most = again.MaxBy(pair => pair.Value);
            var mostShare = most.Value / (double)again.Values.Sum();
            var shareInFirst = first.GetValueOrDefault(most.Key) / (double)first.Values.Sum();
            if (shareInFirst >= 0.95)
                continue;
            telling++;
            filler += mostShare >= 0.95 && shareInFirst <= mostShare - 0.1 ? 1 : 0;
        }

        return telling >= 2 && filler >= telling * 0.7;
    }
}
