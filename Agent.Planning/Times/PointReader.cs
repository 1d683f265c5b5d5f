using System.Globalization;
using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Reads one calendar expression at a token: a day, month, quarter, half or year.</summary>
internal sealed class PointReader(IReadOnlyList<Token> tokens, TimeContext context)
{
    /// <summary>
    /// A stretch and the token after it; null when none begins here. Without a year, <paramref name="year"/> is taken, if given.
    /// </summary>
    public (TimeRange Range, int End)? Read(int at, int? year = null)
    {
        if (at >= tokens.Count)
            return null;
        if (
            tokens[at].Is("the", "year", "calendar", "month", "day")
            && at + 1 < tokens.Count
            && !(tokens[at].Is("month", "day", "year") && tokens[at + 1].Is("of"))
        )
            return Read(at + 1, year);
        if (tokens[at] is { Kind: TokenKind.Date, Date: { } day })
            return (TimeRange.Day(day), at + 1);
        return Quarter(at, year) ?? Half(at, year) ?? DayMonth(at, year) ?? MonthDay(at, year) ?? MonthYear(at, year) ?? Year(at);
    }

    private Token? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;

    /// <summary>The year at a token: four digits, or two after a month or an apostrophe when the data cover it.</summary>
    private int? YearAt(int index, bool afterMonth)
    {
        if (At(index) is not { Kind: TokenKind.Number, Number: { } number } token || number != Math.Floor(number))
            return null;
        if (token.Text.Length == 4 && number is >= 1900 and <= 2100)
            return (int)number;
        return afterMonth && token.Text.Length == 2 && number is >= 0 and < 100 && context.Covers(2000 + (int)number)
            ? 2000 + (int)number
            : null;
    }

    /// <summary>The year behind a month, a quarter or a half: "2025", "25", "this year", "last year".</summary>
    private (int Year, int End)? YearBehind(int index)
    {
        if (YearAt(index, true) is { } year)
            return (year, index + 1);
        if (At(index) is not { } word || At(index + 1) is not { Lower: "year" })
            return null;
        return word.Is("this", "current") ? (context.AsOf.Year, index + 2)
            : word.Is("last", "previous") ? (context.AsOf.Year - 1, index + 2)
            : null;
    }

    private int Skip(int index, params ReadOnlySpan<string> words)
    {
        while (At(index) is { } token && (token.Is(words) || token.Lower == ","))
            index++;
        return index;
    }

    private (TimeRange, int)? Year(int at)
    {
        if (YearAt(at, false) is { } year)
            return (TimeRange.Year(year), at + 1);
        // "the 1920s"
        return
            At(at)?.Lower is { Length: 5 } decade
            && decade.EndsWith("0s", StringComparison.Ordinal)
            && int.TryParse(decade[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && first is >= 1500 and <= 2100
            ? (new TimeRange(new DateTime(first, 1, 1), new DateTime(first + 10, 1, 1)), at + 1)
            : null;
    }

    private (TimeRange, int)? MonthYear(int at, int? otherwise)
    {
        if (
            YearAt(at, false) is { } first
            && At(at + 1) is { } name
            && CalendarWords.Month(name) is { } after
            && !CalendarWords.IsDoubtful(name)
        )
            return (TimeRange.Month(first, after), at + 2);
        if (At(at) is not { } token || CalendarWords.Month(token) is not { } month)
            return null;
        if (YearBehind(Skip(at + 1, "of", "in", ".")) is var (year, end))
            return (TimeRange.Month(year, month), end);
        return otherwise is { } given ? (TimeRange.Month(given, month), at + 1) : null;
    }

    /// <summary>A day of a month in digits: "1", "15th".</summary>
    public static int? DayNumber(Token? token)
    {
        if (token is null)
            return null;
        var digits = token.Lower.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is 1 or 2 && int.TryParse(digits, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    private (TimeRange, int)? DayMonth(int at, int? otherwise)
    {
        // "the first of January"
        var number = DayNumber(At(at)) ?? (At(at + 1) is { } of && of.Is("of") ? NumberWords.Ordinal(At(at)!.Lower) : null);
        if (
            number is not (>= 1 and <= 31 and var day)
            || At(Skip(at + 1, "of")) is not { } name
            || CalendarWords.Month(name) is not { } month
        )
            return null;
        return Day(Skip(at + 1, "of") + 1, month, day, otherwise);
    }

    private (TimeRange, int)? MonthDay(int at, int? otherwise)
    {
        if (At(at) is not { } name || CalendarWords.Month(name) is not { } month)
            return null;
        var next = Skip(at + 1, "the");
        if (DayNumber(At(next)) is not { } day)
            return null;
        // "feb 17": a year when nothing follows that could be one and the data cover it.
        if (At(next)!.Kind == TokenKind.Number && YearAt(Skip(next + 1), false) is null && YearAt(next, true) is not null)
            return null;
        return Day(next + 1, month, day, otherwise);
    }

    private (TimeRange, int)? Day(int at, int month, int day, int? otherwise)
    {
        var next = Skip(at, "of");
        var year = YearAt(next, false);
        var end = year is null ? at : next + 1;
        year ??= otherwise;
        return year is { } known && day <= DateTime.DaysInMonth(known, month)
            ? (TimeRange.Day(new DateTime(known, month, day)), end)
            : null;
    }

    private (TimeRange, int)? Quarter(int at, int? otherwise)
    {
        int? number = null;
        var next = at;
        if (At(at) is { Kind: TokenKind.Word } code && code.Lower is ['q', >= '1' and <= '4'])
            (number, next) = (code.Lower[1] - '0', at + 1);
        else if (At(at + 1) is { } word && word.Is("quarter") && At(at) is { } place)
            (number, next) = (NumberWords.Ordinal(place.Lower) ?? (place.Is("last", "final") ? 4 : null), at + 2);
        else if (At(at) is { } quarter && quarter.Is("quarter") && At(at + 1)?.Number is >= 1 and <= 4)
            (number, next) = ((int)At(at + 1)!.Number!.Value, at + 2);
        else if (YearAt(at, false) is { } first && At(at + 1) is { } after && after.Lower is ['q', >= '1' and <= '4'])
            return (TimeRange.Months(first, ((after.Lower[1] - '0') * 3) - 2, 3), at + 2);
        if (number is not { } known)
            return null;
        if (YearBehind(Skip(next, "of", "in", "the", "year")) is var (year, end))
            return (TimeRange.Months(year, (known * 3) - 2, 3), end);
        return otherwise is { } given ? (TimeRange.Months(given, (known * 3) - 2, 3), next) : null;
    }

    private (TimeRange, int)? Half(int at, int? otherwise)
    {
        int? number = null;
        var next = at;
        if (At(at) is { } code && code.Lower is "h1" or "h2")
            (number, next) = (At(at)!.Lower[1] - '0', at + 1);
        else if (At(at + 1) is { } word && word.Is("half") && At(at) is { } place)
            (number, next) = (NumberWords.Ordinal(place.Lower) ?? (place.Is("last") ? 2 : null), at + 2);
        if (number is not (1 or 2))
            return null;
        if (YearBehind(Skip(next, "of", "in", "the", "year")) is var (year, end))
            return (TimeRange.Months(year, number == 1 ? 1 : 7, 6), end);
        return otherwise is { } given ? (TimeRange.Months(given, number == 1 ? 1 : 7, 6), next) : null;
    }
}
