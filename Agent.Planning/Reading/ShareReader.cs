namespace Agent.Planning.Reading;

/// <summary>Tells what a percentage is of from what it is a percentage for.</summary>
internal sealed class ShareReader(Sentence sentence)
{
    private static readonly string[] Verbs =
    [
        "are", "is", "were", "was", "be", "involved", "involve", "involves", "came", "come", "comes", "have", "had", "has", "having", "reached", "happened", "occurred", "led", "resulted", "that", "which", "who", "where", "name",
        "names", "mention", "mentions", "mentioned", "go", "went", "took", "belong", "caused", "fell", "did", "do", "does", "ended", "required", "received", "with",
    ];

    private static readonly string[] Inside = ["in", "among", "amongst", "within", "for", "by", "per", "across", "at", "out", "on", "during"];

    /// <summary>The word that asks for a share; -1 when none does.</summary>
    public int At { get; } = Find(sentence);

    public bool IsAsked => At >= 0;

    /// <summary>Whether a condition that begins at a token is what the share is asked for, not what it is a share of.</summary>
    public bool IsPart(int start)
    {
        if (sentence.Is(At, "rate", "rates"))
            return sentence.LinkAt(At - 1) is { } before && start == before.Start;
        var of = Enumerable.Range(At + 1, Math.Max(0, Math.Min(3, sentence.Tokens.Count - At - 1))).FirstOrDefault(at => sentence.Is(at, "of"), -1);
        // "Of all calls …, what percent is private": before the word the whole, after it the part.
        if (of < 0)
            return start > At || !sentence.Is(0, "of", "among", "from", "out") && Verb(At + 1) < 0;
        var verb = Verb(of + 1);
        if (verb >= 0)
            return start > verb;
        var inside = Enumerable.Range(of + 1, sentence.Tokens.Count - of - 1).FirstOrDefault(at => sentence.Is(at, Inside) && sentence.LinkAt(at) is null && !sentence.IsTaken(at), sentence.Tokens.Count);
        return start > of && start < inside;
    }

    private int Verb(int from)
    {
        for (var at = from; at < sentence.Tokens.Count; at++)
        {
            if (sentence.Is(at, Verbs) && sentence.LinkAt(at) is null)
                return at;
        }

        return -1;
    }

    private static int Find(Sentence sentence)
    {
        var at = sentence.Find("percent", "percentage", "share", "proportion", "fraction", "portion", "%", "percentages", "shares");
        var rate = sentence.Find("rate", "rates");
        if (rate > 0 && sentence.LinkAt(rate - 1) is not null && sentence.LinkAt(rate) is null)
            return rate;
        return at >= 0 && sentence.LinkAt(at) is null ? at : -1;
    }
}
