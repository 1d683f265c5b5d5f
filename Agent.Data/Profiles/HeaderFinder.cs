namespace Agent.Data.Profiles;

/// <summary>Finds the header among the first rows: the first row that is as wide as the data below it and holds text.</summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 15;

    /// <summary>Index of the header row; -1 for a sheet without cells.</summary>
    public static int Find(IReadOnlyList<object?[]> rows)
    {
        var looked = rows.Take(RowsLookedAt + 5).Select(Filled).ToList();
        if (looked.Count == 0 || looked.Max() == 0)
            return -1;
        var width = looked.Max();
        for (var row = 0; row < Math.Min(RowsLookedAt, looked.Count); row++)
        {
            if (looked[row] * 2 >= width && looked[row] > 0 && IsMostlyText(rows[row]))
                return row;
        }

        return looked.FindIndex(filled => filled > 0);
    }

    private static int Filled(object?[] row) => row.Count(cell => cell is not null and not "");

    private static bool IsMostlyText(object?[] row)
    {
        var filled = row.Where(cell => cell is not null and not "").ToList();
        return filled.Count(cell => cell is string) * 2 > filled.Count;
    }
}
