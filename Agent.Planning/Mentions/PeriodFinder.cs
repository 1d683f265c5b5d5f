using Agent.Core.Queries;
using Agent.Planning.Lexing;

namespace Agent.Planning.Mentions;

/// <summary>Finds words for periods and parts of the calendar.</summary>
internal static class PeriodFinder
{
    /// <summary>The words in text order, outside of the tokens that are taken.</summary>
    public static IReadOnlyList<PeriodWord> Find(IReadOnlyList<Token> tokens, Func<int, bool> isTaken)
    {
        var found = new List<PeriodWord>();
        for (var at = 0; at < tokens.Count;)
        {
            var word = isTaken(at) ? null : At(tokens, at);
            if (word is not null)
                found.Add(word);
            at = word?.End ?? at + 1;
        }

        return found;
    }

    private static PeriodWord? At(IReadOnlyList<Token> tokens, int at) => Phrase(tokens, at) ?? Adverb(tokens, at) ?? Noun(tokens, at);

    private static PeriodWord? Phrase(IReadOnlyList<Token> tokens, int at)
    {
        var of = at + 1;
        if (!Is(tokens, of, "of"))
            return Is(tokens, at, "calendar") && Is(tokens, at + 1, "month", "months")
                ? new PeriodWord(at, at + 2, null, CalendarPart.MonthOfYear, false)
                : null;
        var end = Is(tokens, of + 1, "the") ? of + 2 : of + 1;
        CalendarPart? part = tokens[at].Singular switch
        {
            "day" when Is(tokens, end, "week") => CalendarPart.Weekday,
            "day" when Is(tokens, end, "month") => CalendarPart.DayOfMonth,
            "hour" or "time" when Is(tokens, end, "day") => CalendarPart.Hour,
            "month" when Is(tokens, end, "year") => CalendarPart.MonthOfYear,
            "week" when Is(tokens, end, "year") => CalendarPart.WeekOfYear,
            "quarter" when Is(tokens, end, "year") => CalendarPart.QuarterOfYear,
            "time" or "season" when Is(tokens, end, "year") => CalendarPart.Season,
            _ => null,
        };
        return part is null ? null : new PeriodWord(at, end + 1, null, part, false);
    }

    private static PeriodWord? Adverb(IReadOnlyList<Token> tokens, int at)
    {
        Period? period = (Informal.Correct(tokens[at].Lower) ?? tokens[at].Lower) switch
        {
            "daily" => Period.Day,
            "weekly" => Period.Week,
            "monthly" => Period.Month,
            "quarterly" => Period.Quarter,
            "yearly" or "annual" or "annually" => Period.Year,
            _ => null,
        };
        return period is not null ? new PeriodWord(at, at + 1, period, null, true)
            : tokens[at].Is("hourly") ? new PeriodWord(at, at + 1, null, CalendarPart.Hour, true) : null;
    }

    private static PeriodWord? Noun(IReadOnlyList<Token> tokens, int at) => tokens[at].Singular switch
    {
        "day" or "date" => new PeriodWord(at, at + 1, Period.Day, null, false),
        "week" => new PeriodWord(at, at + 1, Period.Week, null, false),
        "month" => new PeriodWord(at, at + 1, Period.Month, null, false),
        "quarter" => new PeriodWord(at, at + 1, Period.Quarter, null, false),
        "year" => new PeriodWord(at, at + 1, Period.Year, null, false),
        "hour" => new PeriodWord(at, at + 1, null, CalendarPart.Hour, false),
        "weekday" => new PeriodWord(at, at + 1, null, CalendarPart.Weekday, false),
        "season" => new PeriodWord(at, at + 1, null, CalendarPart.Season, false),
        _ => null,
    };

    private static bool Is(IReadOnlyList<Token> tokens, int at, params ReadOnlySpan<string> words) =>
        at >= 0 && at < tokens.Count && tokens[at].Is(words);
}
