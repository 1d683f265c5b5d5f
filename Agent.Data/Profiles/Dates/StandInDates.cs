using System.Globalization;

namespace Agent.Data.Profiles.Dates;

/// <summary>
/// Finds dates that programs write where there is none, such as 1 January 1900 and 31 December 9999, and makes them blanks. They stand many
/// years from every other date of their column; where they do not, they may be what they say.
/// </summary>
internal static class StandInDates
{
    private const int MinOthers = 3;

    private static readonly long Apart = new DateTime(21, 1, 1).Ticks;

    private static readonly HashSet<long> Days =
    [
        new DateTime(1753, 1, 1).Ticks,
        new DateTime(1899, 12, 30).Ticks,
        new DateTime(1899, 12, 31).Ticks,
        new DateTime(1900, 1, 1).Ticks,
        new DateTime(1901, 1, 1).Ticks,
        new DateTime(1970, 1, 1).Ticks,
        new DateTime(2099, 12, 31).Ticks,
        new DateTime(2199, 12, 31).Ticks,
        new DateTime(2999, 12, 31).Ticks,
        new DateTime(9999, 12, 31).Ticks,
    ];

    /// <param name="column">A column of dates; its cells are changed.</param>
    public static TypedColumn Blank(TypedColumn column)
    {
        var (low, high, others, standIns) = (long.MaxValue, long.MinValue, 0, 0);
        for (var row = 0; row < column.Rows; row++)
        {
            if (column.IsNull(row))
                continue;
            if (IsStandIn(column.Cells[row]))
            {
                standIns++;
                continue;
            }

            others++;
            (low, high) = (Math.Min(low, column.Cells[row]), Math.Max(high, column.Cells[row]));
        }

        if (standIns == 0 || others < MinOthers)
            return column;
        int blanked = 0;
        var seen = new SortedSet<long>();
        for (var row = 0; row < column.Rows; row++)
        {
            var ticks = column.Cells[row];
            if (column.IsNull(row) || !IsStandIn(ticks) || (ticks > low - Apart && ticks < high + Apart))
                continue;
            seen.Add(ticks);
            column.Cells[row] = CellStore.Null;
            blanked++;
        }

        return blanked == 0
            ? column
            : column with
            {
                Notes =
                [
                    .. column.Notes,
                    $"{Counted.Of(blanked, "cell")} {Counted.Verb(blanked, "hold")} a date that stands for none "
                        + $"and {Counted.Verb(blanked, "count")} as empty: {string.Join(", ", seen.Select(Shown))}",
                ],
            };
    }

    private static string Shown(long ticks) => new DateTime(ticks).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsStandIn(long ticks) => Days.Contains(ticks - (ticks % TimeSpan.TicksPerDay));
}
