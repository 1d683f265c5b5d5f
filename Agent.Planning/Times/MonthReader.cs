using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Reads months of any year: one, from one to another, several in a row.</summary>
internal sealed class MonthReader(IReadOnlyList<Token> tokens, PointReader points)
{
    /// <summary>The months; null where none begins here.</summary>
    public TimeMark? Read(int at)
    {
        if (CalendarWords.Month(tokens[at]) is not { } first)
            return null;
        if (
            At(at + 1) is { } joint
            && joint.Is("to", "-", "–", "through", "until")
            && At(at + 2) is { } name
            && CalendarWords.Month(name) is { } last
        )
        {
            // With one year on the data, or one said beside it, the months are of that year; several years are crossed.
            IReadOnlyList<int> months = [.. Enumerable.Range(0, ((last - first + 12) % 12) + 1).Select(i => ((first - 1 + i) % 12) + 1)];
            return new TimeMark(at, at + 3) { Months = months };
        }

        if (Listed(at, first) is { } listed)
            return listed;
        if (
            CalendarWords.IsDoubtful(tokens[at])
            && !(
                At(at - 1) is { } before
                && before.Is("in", "of", "during", "since", "and", "or", "for", ",", "per", "every", "versus", "to")
            )
        )
            return null;
        return new TimeMark(at, at + 1) { Months = [first] };
    }

    /// <summary>"June, July and August", "June, July, August 2026": three months and more in a row are one time.</summary>
    private TimeMark? Listed(int at, int first)
    {
        List<int> months = [first];
        var next = at + 1;
        while (true)
        {
            var place = Past(next, ",", "and", "or", "&");
            if (place == next || At(place) is not { } name || CalendarWords.Month(name) is not { } month)
                break;
            months.Add(month);
            next = place + 1;
        }

        if (months.Count < 3)
            return null;
        var isStretch = months.Max() - months.Min() + 1 == months.Count;
        var behind = Past(next, "of", "in");
        return
            isStretch
            && points.Read(behind) is { Range: { From: { Month: 1, Day: 1 } from, Until: { } until } } year
            && until == from.AddYears(1)
            ? new TimeMark(at, year.End) { Range = TimeRange.Months(from.Year, months.Min(), months.Count) }
            : new TimeMark(at, next) { Months = [.. months.Order()] };
    }

    private int Past(int at, params ReadOnlySpan<string> words)
    {
        while (At(at) is { } token && token.Is(words))
            at++;
        return at;
    }

    private Token? At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : null;
}
