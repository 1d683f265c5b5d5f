using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Numbers that name something whatever their header says: long, all of one length, hardly one of them round, and the same ones again and
/// again, as numbers of ships, persons and permits are and measured amounts are not.
/// </summary>
internal static class RecurringNumbers
{
    private const long Shortest = 100_000;
    private const int MinCells = 10;
    private const double MinRepeats = 1.5;
    private const double MaxRound = 0.3;

    /// <param name="column">The cells.</param>
    /// <param name="counts">How often each value stands there.</param>
    public static bool Are(TypedColumn column, IReadOnlyList<(IComparable Value, long Count)> counts)
    {
        if (column.Kind != ColumnKind.Integer || column.Unit is not null || counts.Count < 3)
            return false;
        long cells = 0;
        int round = 0, single = 0;
        var digits = 0;
        foreach (var (value, count) in counts)
        {
            if (value is not long number || number < Shortest)
                return false;
            var length = (int)Math.Log10(number) + 1;
            if (digits != 0 && digits != length)
                return false;
            digits = length;
            cells += count;
            round += number % 10 == 0 ? 1 : 0;
            single += count == 1 ? 1 : 0;
        }

        return cells >= MinCells && cells >= counts.Count * MinRepeats && round <= counts.Count * MaxRound && single * 2 <= counts.Count;
    }
}
