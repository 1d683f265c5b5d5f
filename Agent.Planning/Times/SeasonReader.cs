using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>
/// Reads times that begin at another day everywhere: seasons and financial years. They have bounds where the question says them.
/// </summary>
internal sealed class SeasonReader(IReadOnlyList<Token> tokens, PointReader points, MonthReader months)
{
    public TimeMark? Read(int at) => Season(at) ?? FinancialYear(at);

    /// <summary>"summer of 2026 (June, July, August)": seasons are the months that are said; without them they have no bounds.</summary>
    private TimeMark? Season(int at)
    {
        if (!tokens[at].Is("summer", "winter", "autumn"))
            return null;
        var next = Past(at + 1, "months", "season", "of", "in");
        var year =
            points.Read(next) is { Range: { From: { Month: 1, Day: 1 } from, Until: { } until } } point && until == from.AddYears(1)
                ? point
                : ((TimeRange Range, int End)?)null;
        next = Past(year?.End ?? next, "(", ":", ",", "-", "–");
        if (next >= tokens.Count || months.Read(next) is not { Months: { Count: > 1 } named, Range: null } said)
            return next < tokens.Count && months.Read(next) is { Range: not null } dated
                ? dated with
                {
                    Start = at,
                }
                : new TimeMark(at, year?.End ?? at + 1);
        var end = At(said.End) is { Lower: ")" } ? said.End + 1 : said.End;
        return year is { Range.From: { } start } && named.Max() - named.Min() + 1 == named.Count
            ? new TimeMark(at, end) { Range = TimeRange.Months(start.Year, named.Min(), named.Count) }
            : new TimeMark(at, end) { Months = named };
    }

    /// <summary>"financial year 2025/26": it begins in another month everywhere, so that it has no bounds until they are said.</summary>
    private TimeMark? FinancialYear(int at)
    {
        if (!tokens[at].Is("financial", "fiscal") || At(at + 1) is not { Singular: "year" } || points.Read(at + 2) is not { } year)
            return null;
        var end = At(year.End) is { Lower: "/" or "-" or "–" } && At(year.End + 1)?.Number is not null ? year.End + 2 : year.End;
        return new TimeMark(at, end);
    }

    private int Past(int at, params ReadOnlySpan<string> words)
    {
        while (At(at) is { } token && token.Is(words))
            at++;
        return at;
    }

    private Token? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;
}
