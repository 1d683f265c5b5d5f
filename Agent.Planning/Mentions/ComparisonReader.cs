using Agent.Planning.Lexing;

namespace Agent.Planning.Mentions;

/// <summary>Finds numbers that something is compared with: more than 3, at least 100, 10 or more, only once, longer than an hour.</summary>
internal sealed class ComparisonReader(IReadOnlyList<Token> tokens, Func<int, bool> isTaken)
{
    public IReadOnlyList<ComparisonMention> Read()
    {
        var found = new List<ComparisonMention>();
        for (var at = 0; at < tokens.Count;)
        {
            if (!isTaken(at) && ReadAt(at) is { } comparison)
            {
                found.Add(comparison);
                at = comparison.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private ComparisonMention? ReadAt(int at) =>
        (Times(at) is { } times ? times with { IsTimes = true } : null) ?? Leading(at) ?? Sign(at) ?? Trailing(at) ?? Between(at);

    private bool Is(int at, params ReadOnlySpan<string> words) => at >= 0 && at < tokens.Count && tokens[at].Is(words);

    /// <summary>more than once, only once, at least twice, repeatedly.</summary>
    private ComparisonMention? Times(int at)
    {
        if (Is(at, "more") && Is(at + 1, "than") && Is(at + 2, "once"))
            return new ComparisonMention(at, at + 3, ">", 1);
        if (Is(at, "only", "just", "exactly") && Is(at + 1, "once"))
            return new ComparisonMention(at, at + 2, "=", 1);
        if (Is(at, "at") && Is(at + 1, "least") && Is(at + 2, "once", "twice"))
            return new ComparisonMention(at, at + 3, ">=", Is(at + 2, "once") ? 1 : 2);
        if (Is(at, "more") && Is(at + 1, "than") && Is(at + 2, "twice"))
            return new ComparisonMention(at, at + 3, ">", 2);
        if (Is(at, "multiple", "several") && Is(at + 1, "times"))
            return new ComparisonMention(at, at + 2, ">", 1);
        return null;
    }

    private ComparisonMention? Leading(int at)
    {
        var (op, next) = Op(at);
        if (op is null)
            return null;
        while (Is(next, "than", "of", "a", "the") && !(Is(next, "a") && Unit(next + 1) is not null))
            next++;
        if (Is(next, "a", "an") && Unit(next + 1) is { } one)
            return new ComparisonMention(at, next + 2, op, 1, one);
        if (next < tokens.Count && !isTaken(next) && tokens[next].Number is { } number && !(Is(next, "one") && Is(next + 1, "of")))
            return Unit(next + 1) is { } unit
                ? new ComparisonMention(at, next + 2, op, number, unit)
                : new ComparisonMention(at, next + 1, op, number);
        return null;
    }

    private (string? Op, int Next) Op(int at)
    {
        if (Is(at, "at") && Is(at + 1, "least"))
            return (">=", at + 2);
        if (Is(at, "at") && Is(at + 1, "most"))
            return ("<=", at + 2);
        if (Is(at, "no") && Is(at + 1, "more", "greater", "fewer", "less") && Is(at + 2, "than"))
            return (Is(at + 1, "more", "greater") ? "<=" : ">=", at + 3);
        if (Is(at, "not") && Is(at + 1, "more") && Is(at + 2, "than"))
            return ("<=", at + 3);
        if (Is(at, "more", "greater", "higher", "longer", "larger", "bigger", "taller", "older", "later") && Is(at + 1, "than"))
            return (">", at + 2);
        if (Is(at, "over", "above", "exceeding", "beyond"))
            return (">", at + 1);
        if (Is(at, "less", "fewer", "lower", "shorter", "smaller", "younger") && Is(at + 1, "than"))
            return ("<", at + 2);
        if (Is(at, "under", "below"))
            return ("<", at + 1);
        if (Is(at, "up") && Is(at + 1, "to"))
            return ("<=", at + 2);
        if (Is(at, "minimum") && Is(at + 1, "of"))
            return (">=", at + 2);
        if (Is(at, "maximum") && Is(at + 1, "of"))
            return ("<=", at + 2);
        if (Is(at, "not") && Is(at + 1, "less", "fewer") && Is(at + 2, "than"))
            return (">=", at + 3);
        if (Is(at, "not") && Is(at + 1, "exceeding", "over", "above"))
            return ("<=", at + 2);
        if (Is(at, "exceeds", "exceeded", "exceed", "topped", "surpassed"))
            return (">", at + 1);
        if (Is(at, "reached", "reaching", "reaches"))
            return (">=", at + 1);
        if (Is(at, "only", "just") && at + 1 < tokens.Count && tokens[at + 1].Number is not null && tokens[at + 1].Kind == TokenKind.Word)
            return ("=", at + 1);
        return Is(at, "exactly", "equals") ? ("=", at + 1) : (null, at);
    }

    private ComparisonMention? Sign(int at)
    {
        if (!Is(at, ">", "<", ">=", "<="))
            return null;
        return at + 1 < tokens.Count && tokens[at + 1].Number is { } number
            ? new ComparisonMention(at, at + 2, tokens[at].Lower, number)
            : null;
    }

    /// <summary>10 or more, five times or more, 3 and above, 10+.</summary>
    private ComparisonMention? Trailing(int at)
    {
        if (tokens[at].Number is not { } number)
            return null;
        if (Is(at + 1, "+"))
            return new ComparisonMention(at, at + 2, ">=", number);
        var next = Is(at + 1, "times", "%", "percent") ? at + 2 : at + 1;
        if (Unit(next) is not null && Is(next + 1, "or", "and"))
            next++;
        // "100 people or more", "five recall events or more"
        for (var noun = 1; noun <= 2 && !Is(next, "or", "and") && next + noun < tokens.Count; noun++)
        {
            if (Is(next + noun, "or", "and") && Is(next + noun + 1, "more", "less", "fewer") && tokens[next].Kind == TokenKind.Word)
                next += noun;
        }

        if (!Is(next, "or", "and"))
            return null;
        if (Is(next + 1, "more", "above", "over", "higher", "greater", "longer", "up", "older"))
            return new ComparisonMention(at, next + 2, ">=", number, Unit(at + 1)) { IsTimes = Is(at + 1, "times") };
        return Is(next + 1, "less", "fewer", "below", "under", "lower", "shorter", "younger")
            ? new ComparisonMention(at, next + 2, "<=", number, Unit(at + 1))
            : null;
    }

    private ComparisonMention? Between(int at)
    {
        if (
            !Is(at, "between")
            || at + 3 >= tokens.Count
            || tokens[at + 1].Number is not { } low
            || !Is(at + 2, "and")
            || tokens[at + 3].Number is not { } high
        )
            return null;
        return new ComparisonMention(at, at + 4, "between", low) { High = high };
    }

    private string? Unit(int at) =>
        at < tokens.Count && tokens[at].Singular is "second" or "minute" or "hour" or "day" or "week" ? tokens[at].Singular : null;
}
