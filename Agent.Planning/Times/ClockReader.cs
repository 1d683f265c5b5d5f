using System.Globalization;
using Agent.Planning.Lexing;

namespace Agent.Planning.Times;

/// <summary>Reads hours of the day: from 22:00 until before 06:00, after 5 pm, at night.</summary>
internal static class ClockReader
{
    private static readonly Dictionary<string, (double From, double Until)> Named = new(StringComparer.Ordinal)
    {
        ["morning"] = (6, 12),
        ["afternoon"] = (12, 18),
        ["evening"] = (18, 22),
        ["night"] = (22, 6),
        ["nighttime"] = (22, 6),
        ["overnight"] = (22, 6),
    };

    public static TimeMark? Read(IReadOnlyList<Token> tokens, int at) => Span(tokens, at) ?? Open(tokens, at) ?? PartOfDay(tokens, at);

    /// <summary>"from 22:00 to 06:00", "between 8 am and 5 pm", "20:00 to 05:00".</summary>
    private static TimeMark? Span(IReadOnlyList<Token> tokens, int at)
    {
        var isOpened = tokens[at].Is("from", "between");
        if (!(isOpened || tokens[at].Kind == TokenKind.Clock) || Hour(tokens, isOpened ? at + 1 : at) is not { } first)
            return null;
        var next = first.End;
        while (At(tokens, next, "to", "until", "till", "-", "–") || (isOpened && At(tokens, next, "and", "before", ",")))
            next++;
        return next > first.End && (Said(tokens, next) ?? Hour(tokens, next)) is { } second
            ? new TimeMark(at, second.End) { Hours = (first.Hour, Ending(second.Hour)) }
            : null;
    }

    /// <summary>"after 5 pm", "before 9 in the morning", "from 3 pm on".</summary>
    private static TimeMark? Open(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Is("after", "since", "before", "until") && (Hour(tokens, at + 1) ?? Said(tokens, at + 1)) is { } limit)
            return new TimeMark(at, limit.End) { Hours = tokens[at].Is("after", "since") ? (limit.Hour, 24) : (0, limit.Hour) };
        return tokens[at].Is("from") && Hour(tokens, at + 1) is { } start && At(tokens, start.End, "on", "onward", "onwards")
            ? new TimeMark(at, start.End + 1) { Hours = (start.Hour, 24) }
            : null;
    }

    private static TimeMark? PartOfDay(IReadOnlyList<Token> tokens, int at)
    {
        if (!At(tokens, at, "at", "in", "during") || Find(tokens, at + 1) is not { } named)
            return null;
        // "at night, from 22:00 until 06:00": the hours said are the ones meant.
        return Read(tokens, Skip(tokens, named.End)) is { Hours: not null } said
            ? said with
            {
                Start = at,
            }
            : new TimeMark(at, named.End) { Hours = named.Hours };
    }

    /// <summary>"until 23:59" is the whole of that hour.</summary>
    private static double Ending(double hour) => hour % 1 > 0.98 ? Math.Ceiling(hour) : hour;

    private static bool At(IReadOnlyList<Token> tokens, int at, params ReadOnlySpan<string> words) =>
        at < tokens.Count && tokens[at].Is(words);

    private static int Skip(IReadOnlyList<Token> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Is(",", "(", "i", "e"))
            at++;
        return Math.Min(at, tokens.Count - 1);
    }

    private static ((double, double) Hours, int End)? Find(IReadOnlyList<Token> tokens, int at)
    {
        if (At(tokens, at, "the", "a"))
            at++;
        return at < tokens.Count && Named.TryGetValue(tokens[at].Singular, out var hours) ? (hours, at + 1) : null;
    }

    private static (double Hour, int End)? Hour(IReadOnlyList<Token> tokens, int at)
    {
        if (at >= tokens.Count)
            return null;
        if (tokens[at].Kind == TokenKind.Clock)
        {
            var parts = tokens[at].Text.Split(':');
            return HalfOfDay(
                tokens,
                at + 1,
                int.Parse(parts[0], CultureInfo.InvariantCulture) + (int.Parse(parts[1], CultureInfo.InvariantCulture) / 60.0)
            );
        }

        if (Named12(tokens, at) is { } named)
            return named;
        // 5 pm, 5pm
        if (tokens[at].Number is >= 0 and <= 24 and { } number && At(tokens, at + 1, "am", "pm", "oclock"))
            return HalfOfDay(tokens, at + 1, number);
        var text = tokens[at].Lower;
        return
            text.Length is 3 or 4
            && (text.EndsWith("am", StringComparison.Ordinal) || text.EndsWith("pm", StringComparison.Ordinal))
            && int.TryParse(text[..^2], out var packed)
            ? (
                (
                    text[^2] == 'p' && packed < 12 ? packed + 12
                    : text[^2] == 'a' && packed == 12 ? 0
                    : packed
                ),
                at + 1
            )
            : null;
    }

    /// <summary>"noon", "12 noon", "midnight".</summary>
    private static (double Hour, int End)? Named12(IReadOnlyList<Token> tokens, int at)
    {
        var word = tokens[at].Number is 12 ? at + 1 : at;
        return At(tokens, word, "midnight") ? (0, word + 1)
            : At(tokens, word, "noon", "midday") ? (12, word + 1)
            : null;
    }

    /// <summary>"9 in the morning", "3 in the afternoon".</summary>
    private static (double Hour, int End)? Said(IReadOnlyList<Token> tokens, int at)
    {
        if (
            at >= tokens.Count
            || tokens[at].Number is not (>= 1 and <= 12 and { } number)
            || !At(tokens, at + 1, "in")
            || !At(tokens, at + 2, "the")
            || !At(tokens, at + 3, "morning", "afternoon", "evening")
        )
            return null;
        return (number + (tokens[at + 3].Is("morning") || number == 12 ? 0 : 12), at + 4);
    }

    private static (double Hour, int End) HalfOfDay(IReadOnlyList<Token> tokens, int at, double hour) =>
        At(tokens, at, "pm") ? (hour < 12 ? hour + 12 : hour, at + 1)
        : At(tokens, at, "am") ? (hour >= 12 ? hour - 12 : hour, at + 1)
        : (hour, at);
}
