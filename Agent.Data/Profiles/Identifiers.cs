using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds columns whose values name the rows. Text that differs in every row and has digits is one; numbers that differ need more – a header
/// that says so, or the
/// first place and steady growth – for amounts differ as well.
/// </summary>
internal static class Identifiers
{
    private const int MinRows = 10;

    // Where the header says so as well.
    private const int MinNamedRows = 3;
    private const double MinDistinct = 0.97;
    private const int LongestId = 30;

    public static bool Is(string label, TypedColumn column, int place, long filled, int distinct)
    {
        if (filled < (CodeWords.NamesRecord(label) ? MinNamedRows : MinRows) || distinct < filled * MinDistinct)
            return false;
        return column.Kind switch
        {
            ColumnKind.Integer => !CodeWords.SaysPeriod(label) && (CodeWords.Names(label) || (place == 0 && Grows(column, distinct))),
            ColumnKind.Text => column.Texts.All(text =>
                text.Length <= LongestId && text.Any(char.IsAsciiDigit) && !text.Any(char.IsWhiteSpace)
            ),
            _ => false,
        };
    }

    // 1, 2, 3 or 69871, 69873: in order, and close together or of many digits.
    private static bool Grows(TypedColumn column, int distinct)
    {
        long up = 0, down = 0, min = long.MaxValue, max = long.MinValue, before = CellStore.Null;
        for (var row = 0; row < column.Rows; row++)
        {
            var value = column.Cells[row];
            if (value == CellStore.Null)
                continue;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
            if (before != CellStore.Null)
                _ = value > before ? up++ : down++;
            before = value;
        }

        return min >= 0 && Math.Max(up, down) >= (up + down) * 0.95 && (max - min < 5.0 * distinct || min >= 10_000);
    }
}
