using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Names of the calendar.</summary>
internal static class CalendarWords
{
    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>1–12; null when the word is no month.</summary>
    public static int? Month(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Lower.Length < 3)
            return null;
        var lower = Informal.Correct(token.Lower) ?? token.Lower;
        var place = Array.FindIndex(
            Months,
            month =>
                month == lower
                || month + "s" == lower && lower != "mays"
                || (lower.Length is 3 or 4 && month.StartsWith(lower, StringComparison.Ordinal))
        );
        return place >= 0 ? place + 1 : null;
    }

    /// <summary>Whether a word can be something else than a month, so that it needs a companion.</summary>
    public static bool IsDoubtful(Token token) => token.Is("may", "march", "mar", "jan", "dec", "sep", "oct");

    /// <summary>The day of the week; null when the word is none.</summary>
    public static DayOfWeek? Day(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Lower.Length < 3 || token.Is("sat", "sun", "wed", "mon"))
            return null;
        var lower = Informal.Correct(token.Lower.TrimEnd('s')) ?? token.Lower;
        var place = Array.FindIndex(
            Days,
            day => day == lower || day + "s" == lower || (lower.Length is >= 3 and <= 5 && day.StartsWith(lower, StringComparison.Ordinal))
        );
        return place >= 0 ? (DayOfWeek)place : null;
    }
}
