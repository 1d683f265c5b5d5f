using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Score;

/// <summary>Compares values as people read them.</summary>
internal static class Cell
{
    /// <summary>The number in a cell; null when it holds none.</summary>
    public static double? Number(JsonNode? cell) =>
        cell is null
            ? null
            : cell.GetValueKind() switch
            {
                JsonValueKind.Number => cell.GetValue<double>(),
                JsonValueKind.String => double.TryParse(
                    (string)cell!,
                    NumberStyles.Float | NumberStyles.AllowThousands,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                    : null,
                _ => null,
            };

    /// <summary>A value without regard to case and outer blanks; midnight is cut off a date.</summary>
    public static string Text(JsonNode? cell)
    {
        var text = (
            cell is null ? string.Empty
            : cell.GetValueKind() == JsonValueKind.String ? (string)cell!
            : cell.ToJsonString()
        ).Trim().ToLowerInvariant();
        // What people read where a cell has nothing.
        if (text == "(blank)")
            return string.Empty;
        return text.Length >= 19 && text[4] == '-' && text[13..19] is ":00:00" && text[11..13] == "00" ? text[..10] : text;
    }

    /// <summary>Whether two cells are the same key.</summary>
    public static bool SameKey(JsonNode? expected, JsonNode? given) =>
        Text(expected) == Text(given)
        || (Number(expected) is { } one && Number(given) is { } other && one == other)
        || IsSamePeriod(expected, given);

    /// <summary>"Q1" is "2024-Q1" where the year is asked for, "09" is September.</summary>
    private static bool IsSamePeriod(JsonNode? expected, JsonNode? given)
    {
        var (one, other) = (Text(expected), Text(given));
        return (one.Length == 2 && one[0] == 'q' && other.Length == 7 && other.EndsWith("-" + one, StringComparison.Ordinal))
            || (
                Number(expected) is >= 1 and <= 12 and var month
                && month == Math.Floor(month)
                && string.Equals(
                    CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName((int)month),
                    other,
                    StringComparison.OrdinalIgnoreCase
                )
            );
    }

    /// <summary>Whether a number is the expected one within its tolerance; a hair more, for sums in another order.</summary>
    public static bool SameNumber(double expected, double? given, double tolerance) =>
        given is { } number && Math.Abs(number - expected) <= tolerance + (1e-9 * Math.Max(1, Math.Abs(expected)));
}
