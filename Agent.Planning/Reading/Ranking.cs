namespace Agent.Planning.Reading;

/// <summary>Which end of the order a question asks for, and how much of it.</summary>
/// <param name="Descending">Largest first.</param>
/// <param name="Limit">How many; null when the question names no number.</param>
/// <param name="At">The word that says so.</param>
/// <param name="End">Token after the number and word.</param>
internal sealed record Ranking(bool Descending, int? Limit, int At, int End)
{
    private static readonly string[] Largest = ["most", "highest", "largest", "biggest", "greatest", "top", "commonest", "busiest", "leading", "maximum", "tallest", "longest", "heaviest", "deadliest"];
    private static readonly string[] Smallest = ["fewest", "least", "lowest", "smallest", "bottom", "quietest", "rarest", "minimum", "shortest"];

    /// <summary>The first superlative; null when there is none.</summary>
    public static Ranking? Read(Sentence sentence)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (sentence.IsTaken(at) || (!sentence.Is(at, Largest) && !sentence.Is(at, Smallest)))
                continue;
            // "at most", "most of"; "top" of something is a place.
            if (sentence.Is(at - 1, "at") || sentence.Is(at + 1, "of") && sentence.Is(at, "most", "top"))
                continue;
            var number = Number(sentence, at + 1) ?? Number(sentence, at - 1);
            var start = number is not null && Number(sentence, at - 1) is not null && Number(sentence, at + 1) is null ? at - 1 : at;
            var end = Number(sentence, at + 1) is not null ? at + 2 : at + 1;
            sentence.Use(start, end);
            return new Ranking(sentence.Is(at, Largest), number ?? Which(sentence) ?? (sentence.Is(at, "top", "bottom") ? 10 : null), at, end);
        }

        return null;
    }

    /// <summary>"Which 10 companies have the most", "the five most common".</summary>
    private static int? Which(Sentence sentence)
    {
        var at = sentence.Find("which", "what", "list", "show", "name");
        for (var i = at + 1; at >= 0 && i < Math.Min(sentence.Tokens.Count, at + 4); i++)
        {
            if (Number(sentence, i) is { } number)
            {
                sentence.Use(i, i + 1);
                return number;
            }
        }

        return null;
    }

    private static int? Number(Sentence sentence, int at) =>
        at >= 0 && at < sentence.Tokens.Count && !sentence.IsTaken(at) && sentence.Tokens[at].Number is >= 1 and <= 1_000 and { } number && number == Math.Floor(number) && !sentence.Is(at, "one") ? (int)number : null;
}
