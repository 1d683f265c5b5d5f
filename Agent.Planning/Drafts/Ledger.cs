using System.Collections.Frozen;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>
/// Accounts for every token of a question under one reading: glue, or used by a part of the query. A word that carries meaning and that no
/// part used makes
/// the reading unsure, always.
/// </summary>
internal sealed class Ledger
{
    // Senses that only shape how an answer is told: nothing is lost where they stay unused.
    private static readonly HashSet<Sense> Harmless =
    [
        Sense.List,
        Sense.Count,
        Sense.Which,
        Sense.Only,
        Sense.OfThe,
        Sense.Having,
        Sense.Who,
        Sense.Where,
        Sense.Mention,
        Sense.Tie,
        Sense.Happen,
        Sense.Aside,
    ];

    private static readonly FrozenSet<string> Bounds = WordLists.Of("bounds");

    private readonly Question _question;
    private UInt128 _tokens;
    private ulong _operators;
    private ulong _times;

    public Ledger(Question question) => _question = question;

    public Ledger(Ledger other) =>
        (_question, _tokens, _operators, _times) = (other._question, other._tokens, other._operators, other._times);

    /// <summary>Marks a time as held by a condition, or as part of a name said whole: words that another part took hold no time.</summary>
    public void Hold(Times.TimeMark time)
    {
        for (var i = 0; i < _question.Times.Count && i < 64; i++)
        {
            if (ReferenceEquals(_question.Times[i], time))
                _times |= 1UL << i;
        }
    }

    /// <summary>Marks tokens as used.</summary>
    public void Use(int start, int end)
    {
        for (var at = start; at < end; at++)
            _tokens |= UInt128.One << at;
    }

    /// <summary>Marks an operator, and its tokens, as used.</summary>
    public void Use(OperatorMention op)
    {
        Use(op.Start, op.End);
        for (var i = 0; i < _question.Operators.Count && i < 64; i++)
        {
            if (ReferenceEquals(_question.Operators[i], op))
                _operators |= 1UL << i;
        }
    }

    public bool IsUsed(int at) => (_tokens >> at & UInt128.One) == UInt128.One;

    /// <summary>Operators that no part used and whose tokens are not part of a name.</summary>
    public IEnumerable<OperatorMention> UnusedOperators()
    {
        for (var i = 0; i < _question.Operators.Count && i < 64; i++)
        {
            var op = _question.Operators[i];
            if ((_operators >> i & 1) == 0 && (!IsAnyUsed(op.Start, op.End) || LosesNegation(op)))
                yield return op;
        }
    }

    /// <summary>"not closed": a name that takes the one word leaves the other, which turns it round.</summary>
    private bool LosesNegation(OperatorMention op) =>
        op.End - op.Start > 1 && !IsUsed(op.Start) && _question.Is(op.Start, "not", "no", "never", "without", "non");

    /// <summary>Unused operators that carry meaning.</summary>
    public IEnumerable<OperatorMention> UnusedMeaning()
    {
        foreach (var op in UnusedOperators())
        {
            if (!Harmless.Contains(op.Sense))
                yield return op;
        }
    }

    /// <summary>Tokens that tell something and that nothing used.</summary>
    public IEnumerable<int> UnusedContent()
    {
        for (var at = 0; at < _question.Tokens.Count; at++)
        {
            if (!IsUsed(at) && _question.IsContent(at))
                yield return at;
        }
    }

    /// <summary>Words that often tell little and that nothing used.</summary>
    public IEnumerable<int> UnusedSoft()
    {
        for (var at = 0; at < _question.Tokens.Count; at++)
        {
            var token = _question.Tokens[at];
            if (!IsUsed(at) && token.Kind == TokenKind.Word && !_question.IsContent(at) && !StopWords.IsEmpty(token))
                yield return at;
        }
    }

    /// <summary>Times that no condition holds.</summary>
    public IEnumerable<Times.TimeMark> UnusedTimes()
    {
        for (var i = 0; i < _question.Times.Count && i < 64; i++)
        {
            if ((_times >> i & 1) == 0)
                yield return _question.Times[i];
        }
    }

    /// <summary>Words for periods that ask for groups and that no key holds: "by site and quarter".</summary>
    public IEnumerable<PeriodWord> UnusedPeriods()
    {
        foreach (var period in _question.Periods)
        {
            if (!IsUsed(period.Start) && AsksForGroups(period))
                yield return period;
        }
    }

    private bool AsksForGroups(PeriodWord period) =>
        period.IsAdverb
        || _question.Is(period.Start - 1, "by", "per", "each", "every")
        || (_question.Is(period.Start - 1, "and", ",") && _question.Operators.Any(op => op.Sense == Sense.By && op.End <= period.Start));

    /// <summary>Words of comparing that nothing compares by: "above the limit".</summary>
    public IEnumerable<int> UnusedBounds()
    {
        for (var at = 0; at < _question.Tokens.Count; at++)
        {
            if (!IsUsed(at) && Bounds.Contains(_question.Tokens[at].Lower) && !IsOfComparisonOrTime(at))
                yield return at;
        }
    }

    private bool IsOfComparisonOrTime(int at) =>
        _question.Comparisons.Any(comparison => comparison.Start <= at && at < comparison.End)
        || _question.Times.Any(time => time.Start <= at && at < time.End);

    /// <summary>Comparisons that no condition holds.</summary>
    public IEnumerable<ComparisonMention> UnusedComparisons()
    {
        foreach (var comparison in _question.Comparisons)
        {
            if (!IsAnyUsed(comparison.Start, comparison.End))
                yield return comparison;
        }
    }

    private bool IsAnyUsed(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (IsUsed(at))
                return true;
        }

        return false;
    }

    /// <summary>Whether every word that carries meaning was used.</summary>
    public bool IsComplete =>
        !UnusedMeaning().Any()
        && !UnusedContent().Any()
        && !UnusedTimes().Any()
        && !UnusedPeriods().Any()
        && !UnusedBounds().Any()
        && !UnusedComparisons().Any();
}
