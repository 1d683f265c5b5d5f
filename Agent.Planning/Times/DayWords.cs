using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Words that ask for days or weeks: "which weekday", "by day", "on 5 March".</summary>
internal static class DayWords
{
    private const int LastDay = 31;

    public static bool AskForDays(IReadOnlyList<Token> tokens) => Enumerable.Range(0, tokens.Count).Any(at => AskForDays(tokens, at));

    private static bool AskForDays(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Is("weekday", "weekdays", "weekend", "weekends", "daily", "weekly") || CalendarWords.Day(token) is not null)
            return true;
        var before = at > 0 ? tokens[at - 1] : null;
        if (token.Is("day", "days", "week", "weeks"))
            return before is not null && before.Is("by", "per", "each", "every", "which", "what");
        return IsDay(token)
            && (
                CalendarWords.Month(tokens[Math.Min(at + 1, tokens.Count - 1)]) is not null
                || (before is not null && CalendarWords.Month(before) is not null)
            );
    }

    private static bool IsDay(Token token) => token.Number is >= 1 and <= LastDay;
}
