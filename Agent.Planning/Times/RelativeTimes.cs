using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Reads times counted back from the as-of date: last month, this year, the past 30 days, today.</summary>
internal static class RelativeTimes
{
    public static TimeMark? Read(IReadOnlyList<Token> tokens, int at, DateTime asOf)
    {
        var word = tokens[at];
        if (word.Is("today"))
            return Mark(at, at + 1, TimeRange.Day(asOf));
        if (word.Is("yesterday"))
            return Mark(at, at + 1, TimeRange.Day(asOf.AddDays(-1)));
        if (word.Is("ytd") || (word.Is("year") && Is(tokens, at + 1, "to") && Is(tokens, at + 2, "date")))
            return Mark(at, word.Is("ytd") ? at + 1 : at + 3, new TimeRange(new DateTime(asOf.Year, 1, 1), asOf.Date.AddDays(1)));
        if (word.Is("next", "coming", "following") && at + 1 < tokens.Count)
            return Next(tokens, at, asOf);
        if (!word.Is("last", "past", "previous", "this", "current") || at + 1 >= tokens.Count)
            return null;

        var isThis = word.Is("this", "current");
        if (isThis && Is(tokens, at + 1, "calendar") && Is(tokens, at + 2, "year"))
            return Mark(at, at + 3, Whole("year", 0, asOf));
        if (tokens[at + 1].Number is > 0 and < 10_000 and { } number && at + 2 < tokens.Count && !isThis)
            return Unit(tokens[at + 2]) is { } unit ? Mark(at, at + 3, Back(unit, (int)number, asOf)) : null;
        if (Unit(tokens[at + 1]) is not { } one || (tokens[at + 1].Lower.EndsWith('s') && !isThis) || Is(tokens, at + 2, "of"))
            return null;
        return Mark(at, at + 2, Whole(one, isThis ? 0 : 1, asOf));
    }

    /// <summary>"the next 14 days" run from the as-of day on, "next month" is the whole of it.</summary>
    private static TimeMark? Next(IReadOnlyList<Token> tokens, int at, DateTime asOf)
    {
        if (tokens[at + 1].Number is > 0 and < 1_000 and { } number && at + 2 < tokens.Count && Unit(tokens[at + 2]) is { } unit)
            return Mark(at, at + 3, new TimeRange(asOf.Date, Later(asOf.Date, unit, (int)number).AddDays(1)));
        return Unit(tokens[at + 1]) is { } one && !tokens[at + 1].Lower.EndsWith('s') ? Mark(at, at + 2, Whole(one, -1, asOf)) : null;
    }

    private static TimeMark Mark(int start, int end, TimeRange range) => new(start, end) { Range = range, IsRelative = true };

    private static bool Is(IReadOnlyList<Token> tokens, int at, string word) => at < tokens.Count && tokens[at].Is(word);

    private static string? Unit(Token token) => token.Singular is "day" or "week" or "month" or "quarter" or "year" ? token.Singular : null;

    /// <summary>The last n units up to and with the as-of day.</summary>
    private static TimeRange Back(string unit, int number, DateTime asOf)
    {
        var until = asOf.Date.AddDays(1);
        return new TimeRange(
            unit switch
            {
                "day" => until.AddDays(-number),
                "week" => until.AddDays(-7 * number),
                "month" => until.AddMonths(-number),
                "quarter" => until.AddMonths(-3 * number),
                _ => until.AddYears(-Math.Min(number, 500)),
            },
            until);
    }

    private static DateTime Later(DateTime day, string unit, int number) => unit switch
    {
        "day" => day.AddDays(number),
        "week" => day.AddDays(7 * number),
        "month" => day.AddMonths(number),
        "quarter" => day.AddMonths(3 * number),
        _ => day.AddYears(number),
    };

    /// <summary>The calendar unit that the as-of day lies in, or the one before it.</summary>
    private static TimeRange Whole(string unit, int back, DateTime asOf)
    {
        var day = asOf.Date;
        var (from, until) = unit switch
        {
            "day" => (day.AddDays(-back), day.AddDays(1 - back)),
            "week" => Pair(day.AddDays(-(((int)day.DayOfWeek + 6) % 7) - (7 * back)), start => start.AddDays(7)),
            "month" => Pair(new DateTime(day.Year, day.Month, 1).AddMonths(-back), start => start.AddMonths(1)),
            "quarter" => Pair(new DateTime(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1).AddMonths(-3 * back), start => start.AddMonths(3)),
            _ => Pair(new DateTime(day.Year - back, 1, 1), start => start.AddYears(1)),
        };
        return new TimeRange(from, until);
    }

    private static (DateTime, DateTime) Pair(DateTime start, Func<DateTime, DateTime> end) => (start, end(start));
}
