namespace Agent.Planning.Reading;

/// <summary>A period that a question groups by or asks for.</summary>
/// <param name="Period">day, week, month, quarter, year, weekday, month_name or hour.</param>
/// <param name="At">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Role">How it is meant.</param>
internal sealed record PeriodMention(string Period, int At, int End, PeriodRole Role)
{
    /// <summary>The periods in a question, in text order.</summary>
    public static IReadOnlyList<PeriodMention> Read(Sentence sentence)
    {
        var found = new List<PeriodMention>();
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (!sentence.IsTaken(at) && sentence.LinkAt(at) is not { Kind: Linking.TermKind.Column, Tokens.Count: > 1 } && ReadAt(sentence, at) is { } mention)
            {
                sentence.Use(mention.At, mention.End);
                found.Add(mention);
                at = mention.End - 1;
            }
        }

        return found;
    }

    private static PeriodMention? ReadAt(Sentence sentence, int at)
    {
        var adverb = sentence.Tokens[at].Lower switch
        {
            "daily" => "day",
            "weekly" => "week",
            "monthly" => "month",
            "quarterly" => "quarter",
            "yearly" or "annual" or "annually" or "yoy" => "year",
            "hourly" => "hour",
            _ => Lexing.Informal.Correct(sentence.Tokens[at].Lower) switch { "monthly" => "month", "yearly" => "year", "quarterly" => "quarter", _ => null },
        };
        if (adverb is not null)
            return new PeriodMention(adverb, at, at + 1, PeriodRole.Group);
        var (period, end) = Unit(sentence, at);
        if (period is null)
            return null;
        if (sentence.Is(end, "over", "by", "on", "to") && sentence.Is(end + 1, "year", "month", "quarter", "week", "day"))
            return new PeriodMention(period, at, end + 2, PeriodRole.Group);
        static bool Skip(Sentence sentence, int i) => sentence.Is(i, "the", "calendar", "single", "given", "a", "one", "of", "number") || sentence.Tokens[i].Number is not null;
        if (sentence.Before(at, 2, i => Skip(sentence, i), "by", "per", "each", "every", "across") is >= 0 and var by)
            return new PeriodMention(period, sentence.Is(by - 1, "for", "of", "in", "on") ? by - 1 : by, end, PeriodRole.Group);
        // "by site and year".
        if (sentence.Is(at - 1, "and", ",") && sentence.Before(at - 1, 4, _ => true, "by", "per") >= 0)
            return new PeriodMention(period, at, end, PeriodRole.Group);
        if (sentence.Before(at, 2, i => Skip(sentence, i), "which", "what", "busiest", "quietest", "worst", "best", "peak") is >= 0 and var which)
            return new PeriodMention(period, which, end, PeriodRole.Which);
        if (sentence.Before(at, 2, i => sentence.Is(i, "many", "the", "different"), "how") >= 0)
            return new PeriodMention(period, at, end, PeriodRole.HowMany);
        if (sentence.Before(at, 2, i => sentence.Tokens[i].Number is not null || sentence.Is(i, "the"), "all") is >= 0 and var all)
            return new PeriodMention(period, all, end, PeriodRole.All);
        return null;
    }

    private static (string? Period, int End) Unit(Sentence sentence, int at)
    {
        if (sentence.Is(at, "day", "days") && sentence.Is(at + 1, "of") && (sentence.Is(at + 2, "week") || (sentence.Is(at + 2, "the") && sentence.Is(at + 3, "week"))))
            return ("weekday", sentence.Is(at + 2, "week") ? at + 3 : at + 4);
        if (sentence.Is(at, "hour", "hours", "time") && sentence.Is(at + 1, "of") && (sentence.Is(at + 2, "day") || (sentence.Is(at + 2, "the") && sentence.Is(at + 3, "day"))))
            return ("hour", sentence.Is(at + 2, "day") ? at + 3 : at + 4);
        if (sentence.Is(at, "month", "months") && sentence.Is(at + 1, "of") && sentence.Is(at + 2, "year"))
            return ("month_name", at + 3);
        if (sentence.Is(at, "calendar") && sentence.Is(at + 1, "month"))
            return ("month_name", at + 2);
        return sentence.Tokens[at].Singular switch
        {
            "day" or "date" => ("day", at + 1),
            "week" => ("week", at + 1),
            "month" => ("month", at + 1),
            "quarter" => ("quarter", at + 1),
            "year" => ("year", at + 1),
            "hour" => ("hour", at + 1),
            "weekday" => ("weekday", at + 1),
            _ => (null, at),
        };
    }
}
