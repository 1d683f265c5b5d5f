using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Marks the columns that hold a value of their own in each row of an entity, where its other columns repeat the first row or hold one
/// filler.
/// </summary>
internal static class VaryingColumns
{
    // As many slips as the search for the entity key allows.
    private const double MostlyTheSame = 0.95;

    /// <param name="columns">The columns.</param>
    /// <param name="key">Index of the entity key; below 0 where a row is an entity.</param>
    /// <param name="rows">Rows of the sheet.</param>
    public static IReadOnlyList<ColumnProfile> Mark(IReadOnlyList<(ColumnProfile Profile, TypedColumn Cells)> columns, int key, int rows) =>
    [
        .. columns.Select((column, index) => key >= 0 && index != key && Varies(column.Cells.Cells, columns[key].Cells.Cells, rows)
            ? column.Profile with { VariesWithinEntity = true }
            : column.Profile),
    ];

    private static bool Varies(CellStore cells, CellStore ids, int rows)
    {
        var firsts = new Dictionary<long, long>();
        var others = new Dictionary<long, int>();
        int continued = 0, repeated = 0;
        for (var row = 0; row < rows; row++)
        {
            if (firsts.TryAdd(ids[row], cells[row]))
                continue;
            continued++;
            if (firsts[ids[row]] == cells[row])
                repeated++;
            else
                others[cells[row]] = others.GetValueOrDefault(cells[row]) + 1;
        }

        var filler = others.Count == 0 ? 0 : others.Values.Max();
        return continued > 0 && repeated + filler < MostlyTheSame * continued;
    }
}
