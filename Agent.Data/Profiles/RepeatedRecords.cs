using System.Runtime.InteropServices;

namespace Agent.Data.Profiles;

/// <summary>Finds rows that repeat another row in every cell.</summary>
internal static class RepeatedRecords
{
    /// <summary>Rows beyond the first of their kind, ascending.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<TypedColumn> columns, int rows)
    {
        // A column or two repeat by nature.
        if (columns.Count < 3 || rows < 2)
            return [];
        var hashes = new ulong[rows];
        foreach (var column in columns)
        {
            for (var row = 0; row < rows; row++)
                hashes[row] = (hashes[row] ^ (ulong)column.Cells[row]) * 0x9E3779B97F4A7C15 ^ (hashes[row] >> 29);
        }

        var seen = new Dictionary<ulong, int>(rows);
        var repeated = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, hashes[row], out var isKnown);
            if (!isKnown)
                first = row;
            else if (AreEqual(columns, first, row))
                repeated.Add(row);
        }

        return repeated;
    }

    private static bool AreEqual(IReadOnlyList<TypedColumn> columns, int left, int right)
    {
        var filled = 0;
        foreach (var column in columns)
        {
            if (column.Cells[left] != column.Cells[right])
                return false;
            filled += column.IsNull(left) ? 0 : 1;
        }

        return filled > 1;
    }
}
