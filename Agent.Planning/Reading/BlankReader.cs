using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;

namespace Agent.Planning.Reading;

/// <summary>Reads that a column is blank or given: "is empty", "no X filled in", "without a due date", "where X is recorded".</summary>
internal static class BlankReader
{
    private static readonly string[] Empty = ["empty", "blank", "missing", "null", "unfilled", "absent", "unspecified"];
    private static readonly string[] Filled = ["filled", "given", "recorded", "known", "specified", "available", "stated", "provided", "present", "entered", "populated", "set"];

    public static BlankCondition? Read(Sentence sentence, Link link)
    {
        var column = new ColumnRef(link.Sheet, link.Column!);
        // After it: "is empty", "was not recorded", "filled in".
        for (var at = link.End; at < Math.Min(sentence.Tokens.Count, link.End + 4); at++)
        {
            if (sentence.Is(at, Empty) && !Negation.At(sentence, at))
                return Take(sentence, link, at, new BlankCondition(column, true));
            if (sentence.Is(at, Filled) && (at > link.End || !sentence.Is(at, "given", "set")))
                return Take(sentence, link, at, new BlankCondition(column, Negation.IsNear(sentence, at) || HasNo(sentence, link)));
            if (!sentence.Is(at, "is", "are", "was", "were", "not", "has", "have", "been", "left", "being", "value", "data"))
                break;
        }

        if (sentence.Is(link.Start - 1, Empty) || (sentence.Is(link.Start - 1, "a", "the") && sentence.Is(link.Start - 2, Empty)))
            return Negation.LeavesBlanksOut(sentence) ? null : Take(sentence, link, link.Start - 1, new BlankCondition(column, true));
        return HasNo(sentence, link) && !link.IsFlag ? Take(sentence, link, link.Start, new BlankCondition(column, true)) : null;
    }

    private static bool HasNo(Sentence sentence, Link link)
    {
        var at = sentence.Before(link.Start, 2, i => sentence.Is(i, "a", "an", "any", "the", "given", "recorded", "known"), "no", "without", "lacking", "lack", "lacks");
        if (at < 0)
            return false;
        sentence.Use(at, link.Start);
        return true;
    }

    private static BlankCondition Take(Sentence sentence, Link link, int at, BlankCondition condition)
    {
        sentence.Use(link.Start, link.End);
        sentence.Use(Math.Min(at, link.End), Math.Max(at, link.End) + 1);
        return condition;
    }
}
