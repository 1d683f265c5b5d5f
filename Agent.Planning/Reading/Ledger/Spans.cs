using Agent.Planning.Linking;

namespace Agent.Planning.Reading.Ledger;

/// <summary>Where names and times stand.</summary>
internal static class Spans
{
    /// <summary>Whether a token is a word of a name that was linked, or inside a text looked for.</summary>
    public static bool IsNamed(Sentence sentence, int at) =>
        sentence.LinkAt(at) is { } link && link.Tokens.Contains(at);

    /// <summary>Whether a token belongs to a time, or to a number compared with that a condition took.</summary>
    public static bool IsTimeOrComparison(Sentence sentence, int at) => sentence.IsTaken(at);

    /// <summary>The name or time before a token.</summary>
    public static (Link? Link, bool IsTime)? Before(Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (At(sentence, i) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The name or time after a token.</summary>
    public static (Link? Link, bool IsTime)? After(Sentence sentence, int at)
    {
        for (var i = at + 1; i < sentence.Tokens.Count; i++)
        {
            if (At(sentence, i) is { } found)
                return found;
        }

        return null;
    }

    private static (Link? Link, bool IsTime)? At(Sentence sentence, int at)
    {
        if (sentence.Times.Any(time => time.Start <= at && at < time.End))
            return (null, true);
        return sentence.LinkAt(at) is { Kind: not TermKind.Sheet } link ? (link, false) : null;
    }
}
