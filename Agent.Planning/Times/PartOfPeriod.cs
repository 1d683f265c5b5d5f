using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>
/// Reads a part of a stretch: the first week of March 2025, the second half of 2024, the last 10 days of May, the first quarter of 2023.
/// </summary>
internal static class PartOfPeriod
{
    /// <summary>The part; null where none is said, or where it has no certain bounds: "at the end of 2025".</summary>
    public static TimeMark? Read(IReadOnlyList<Token> tokens, int at, PointReader points)
    {
        var start = at;
        if (Is(tokens, at, "the"))
            at++;
        if (Place(tokens, at) is not { } place)
            return null;
        var next = at + 1;
        var number = 1;
        if (next < tokens.Count && tokens[next].Number is >= 1 and <= 400 and { } count && count == Math.Floor(count))
            (number, next) = ((int)count, next + 1);
        if (next >= tokens.Count || tokens[next].Singular is not ("half" or "week" or "day" or "month" or "quarter" or "third"))
            return null;
        var unit = tokens[next].Singular;
        if (number == 1 && OfAnyYear(tokens, start, next, place) is { } months)
            return months;
        if (!Is(tokens, next + 1, "of", "in"))
            return null;
        var whole = next + (Is(tokens, next + 2, "the") ? 3 : 2);
        if (
            points.Read(whole) is not { Range: { From: { } from, Until: { } until } } point
            || Bounds(unit, place, number, from, until) is not var (low, high)
        )
            return null;
        return new TimeMark(start, point.End) { Range = new TimeRange(low, high) };
    }

    /// <summary>"the second quarter", "the first half of the year" with no year said: those months.</summary>
    private static TimeMark? OfAnyYear(IReadOnlyList<Token> tokens, int start, int at, int place)
    {
        var ofYear =
            Is(tokens, at + 1, "of") && Is(tokens, at + 2, "the", "a", "each", "every", "any") && Is(tokens, at + 3, "year", "years");
        var (length, most) =
            tokens[at].Singular == "quarter" ? (3, 4)
            : tokens[at].Singular == "half" && ofYear ? (6, 2)
            : (0, 0);
        if (place < 1 || place > most || (!ofYear && (Is(tokens, at + 1, "of", "in") || At(tokens, at + 1)?.Number is not null)))
            return null;
        return new TimeMark(start, ofYear ? at + 4 : at + 1) { Months = [.. Enumerable.Range(((place - 1) * length) + 1, length)] };
    }

    private static Token? At(IReadOnlyList<Token> tokens, int at) => at < tokens.Count ? tokens[at] : null;

    /// <summary>1, 2, 3 … from the start; −1 for the last.</summary>
    private static int? Place(IReadOnlyList<Token> tokens, int at) =>
        at >= tokens.Count ? null : tokens[at].Is("last", "final") ? -1 : NumberWords.Ordinal(tokens[at].Lower);

    private static (DateTime, DateTime)? Bounds(string unit, int place, int number, DateTime from, DateTime until)
    {
        if (unit is "half" or "third")
            return Fraction(unit == "half" ? 2 : 3, place, from, until);
        DateTime Step(DateTime day, int steps) =>
            unit switch
            {
                "day" => day.AddDays(steps),
                "week" => day.AddDays(7 * steps),
                "month" => day.AddMonths(steps),
                _ => day.AddMonths(3 * steps),
            };
        var (low, high) = place < 0 ? (Step(until, -number), until) : (Step(from, (place - 1) * number), Step(from, place * number));
        return low >= from && high <= until && low < high ? (low, high) : null;
    }

    /// <summary>Halves of a year and a quarter are whole months; those of a month end on its 15th.</summary>
    private static (DateTime, DateTime)? Fraction(int parts, int place, DateTime from, DateTime until)
    {
        place = place < 0 ? parts : place;
        if (place > parts)
            return null;
        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        DateTime Edge(int index) =>
            index == parts ? until
            : months >= parts && months % parts == 0 ? from.AddMonths(months / parts * index)
            : months == 1 && parts == 2 ? from.AddDays(15 * index)
            : from.AddDays(Math.Round((until - from).TotalDays * index / parts));
        return (Edge(place - 1), Edge(place));
    }

    private static bool Is(IReadOnlyList<Token> tokens, int at, params ReadOnlySpan<string> words) =>
        at >= 0 && at < tokens.Count && tokens[at].Is(words);
}
