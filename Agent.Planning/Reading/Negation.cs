using Agent.Planning.Lexing;

namespace Agent.Planning.Reading;

/// <summary>Whether what stands at a place is taken out.</summary>
internal static class Negation
{
    private const int Reach = 3;
    private const int Far = 7;

    private static readonly string[] Near = ["not", "non", "never", "neither", "nor", "no", "without", "except", "minus", "cannot"];
    private static readonly string[] Excluding = ["excluding", "exclude", "except", "without", "ignoring", "ignore", "omitting", "omit", "skip", "skipping", "minus", "outside"];
    private static readonly string[] Phrases = ["other than", "leaving out", "leave out", "left out", "apart from", "but not", "not counting", "not including", "rather than", "aside from", "leaving aside", "do not count", "all but", "everything but", "anything but"];

    /// <summary>Whether a "not" stands shortly before, or an "excluding" before it in its clause.</summary>
    public static bool At(Sentence sentence, int start) => IsNear(sentence, start) || IsExcluded(sentence, start);

    public static bool IsNear(Sentence sentence, int start)
    {
        for (var at = start - 1; at >= Math.Max(0, start - Reach); at--)
        {
            if (sentence.Is(at, Near) && !sentence.Is(at + 1, "only", "just"))
            {
                sentence.Use(at, at + 1);
                return true;
            }

            // A "not" belongs to the nearest thing that it can deny.
            if (sentence.Tokens[at].Kind == TokenKind.Sign || sentence.LinkAt(at) is not null || sentence.Is(at, "and", "but"))
                return false;
        }

        return false;
    }

    public static bool IsExcluded(Sentence sentence, int start)
    {
        for (var at = start - 1; at >= Math.Max(0, start - Far); at--)
        {
            if (sentence.Is(at, Excluding))
            {
                sentence.Use(at, at + 1);
                return true;
            }

            foreach (var phrase in Phrases)
            {
                var words = phrase.Split(' ');
                if (words.Select((word, offset) => sentence.Is(at + offset, word)).All(same => same))
                {
                    sentence.Use(at, at + words.Length);
                    return true;
                }
            }

            if (sentence.Is(at, ".", ")", "?", ";", "which", "what", "how", "in", "by", "per", "with", "involving"))
                return false;
        }

        return false;
    }

    /// <summary>Whether a question asks to leave blanks out: "skip blank names", "not counting blanks".</summary>
    public static bool LeavesBlanksOut(Sentence sentence)
    {
        var at = sentence.Find("blank", "blanks", "empty", "unnamed", "missing", "null", "nulls");
        if (at < 0)
            return false;
        var leaves = At(sentence, at) || (sentence.FindFrom(at, "out", "excluded", "skipped", "ignored", "omitted", "aside") >= 0 && sentence.FindFrom(at, "out", "excluded", "skipped", "ignored", "omitted", "aside") <= at + 4);
        if (leaves)
            sentence.Use(at, Math.Min(sentence.Tokens.Count, at + 4));
        return leaves;
    }
}
