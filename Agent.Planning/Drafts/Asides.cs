using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>
/// Words that change nothing under a reading: "per incident" of an average over incidents, "where one is given" of a number whose blanks no
/// figure counts, "both" and "either" before conditions that are joined as they say, and what brackets say once more.
/// </summary>
internal static class Asides
{
    private const int MostWordsOfClause = 5;

    /// <summary>Uses them.</summary>
    public static Draft Say(Draft draft)
    {
        foreach (var op in draft.Ledger.UnusedOperators().ToList())
        {
            if (
                op.Sense switch
                {
                    Sense.By => IsPerRecord(draft, op) || IsByDate(draft, op),
                    Sense.Given => UseWhereGiven(draft, op),
                    Sense.Both or Sense.Either => IsBeforePair(draft, op),
                    Sense.Distinct => IsKindsOfAKey(draft, op),
                    Sense.When => IsBeforeCondition(draft, op),
                    Sense.Each => IsEveryOfAList(draft, op),
                    _ => false,
                }
            )
            {
                draft.Ledger.Use(op);
                draft.Features.Add($"aside:{op.Sense}");
            }
        }

        UseNotes(draft);
        for (var at = 1; at < draft.Question.Tokens.Count; at++)
        {
            if (draft.Question.Is(at, "(") && SaysWhole(draft, at))
                UseBefore(draft, at - 1);
        }

        return draft;
    }

    /// <summary>". Several can be given for one incident, count each.": a sentence behind the question that says what cells hold.</summary>
    private static void UseNotes(Draft draft)
    {
        var question = draft.Question;
        for (var at = 1; at + 2 < question.Tokens.Count; at++)
        {
            if (
                !question.Is(at - 1, ".", "?", ";")
                || !question.Operators.Any(op => op.Sense == Sense.AtOnce && op.Start == at && question.Is(op.End, "can", "may", "could"))
            )
                continue;
            var end = at;
            while (end < question.Tokens.Count && !question.Is(end, ".", "?", ";"))
                end++;
            draft.Ledger.Use(at, end);
            at = end;
        }
    }

    /// <summary>"average acres burned per incident": a mean over records is one for each of them.</summary>
    private static bool IsPerRecord(Draft draft, OperatorMention op)
    {
        var at = op.End;
        while (at < draft.Question.Tokens.Count && StopWords.IsEmpty(draft.Question.Tokens[at]))
            at++;
        return draft.Stats.Count > 0
            && draft.Keys.Count == 0
            && draft.Question.Operators.Any(other => other.Sense is Sense.Mean or Sense.Median)
            && at < draft.Question.Tokens.Count
            && IsRecord(draft, at)
            && !(at + 1 < draft.Question.Tokens.Count && draft.Question.IsContent(at + 1));
    }

    private static bool IsRecord(Draft draft, int at) =>
        draft.Cues.ItemAt(at) is { } item
            ? item.Name is { Kind: TermKind.Sheet } name && ReferenceEquals(name.Sheet, draft.Sheet)
            : draft.Question.Tokens[at].Lower == draft.Noun || draft.IsRecordNoun(at);

    /// <summary>"Q2 minus Q1 by planned start": by which date, where nothing is grouped.</summary>
    private static bool IsByDate(Draft draft, OperatorMention op)
    {
        if (
            draft.Date is not { } usual
            || draft.Keys.Count > 0
            || op.End - op.Start != 1
            || (draft.Question.Times.Count == 0 && !draft.Parts.Exists(part => part.IsTime))
        )
            return false;
        var named = Enumerable
            .Range(op.End, draft.Question.Tokens.Count - op.End)
            .TakeWhile(at => draft.Question.Tokens[at].Kind == TokenKind.Word)
            .Where(at => draft.Question.IsContent(at) && !draft.Question.Is(at, "date", "dates"))
            .ToList();
        return named.Count is > 0 and <= 3
            && draft
                .OtherDates.Prepend(usual)
                .Any(date => draft.ColumnOf(date) is { } column && named.TrueForAll(at => draft.Question.NamesDate(column, at)));
    }

    /// <summary>
    /// "where one is given", "over incidents where a volume is known": the blanks of a number are in no mean and no total.
    /// </summary>
    private static bool UseWhereGiven(Draft draft, OperatorMention op)
    {
        if (draft.Stats.Count == 0)
            return false;
        for (var at = op.Start - 1; at >= Math.Max(0, op.Start - MostWordsOfClause); at--)
        {
            if (draft.Question.Is(at, "where", "if", "when", "whose", "that"))
                return true;
            var token = draft.Question.Tokens[at];
            if (StopWords.IsEmpty(token) || (draft.Ledger.IsUsed(at) && draft.Cues.ItemAt(at)?.Name?.Kind != TermKind.Value))
                continue;
            return false;
        }

        return false;
    }

    /// <summary>"spread over the kinds of control": what a column tells apart, where it is what is grouped by.</summary>
    private static bool IsKindsOfAKey(Draft draft, OperatorMention op) =>
        op.End - op.Start > 1 && draft.Keys.Exists(key => key.At == op.End || (key.At == op.End + 1 && draft.Question.Is(op.End, "the")));

    /// <summary>"list the refs of every rollover": all of them, which a list shows.</summary>
    private static bool IsEveryOfAList(Draft draft, OperatorMention op) =>
        draft.Keys.Count == 0
        && draft.Question.Is(op.Start, "every", "each")
        && draft.Question.Operators.Any(other => other.Sense == Sense.List && other.End <= op.Start)
        && draft.Parts.Exists(part => part.Start == op.End);

    /// <summary>"took place when it was raining": which ones, in the middle of a question and before a condition.</summary>
    private static bool IsBeforeCondition(Draft draft, OperatorMention op) =>
        op.Start > 2
        && draft.Parts.Exists(part =>
            part.Start >= op.End
            && part.Start - op.End <= 3
            && Enumerable.Range(op.End, part.Start - op.End).All(at => StopWords.IsEmpty(draft.Question.Tokens[at]))
        );

    /// <summary>"both corrosion and cracking", "either refused, cancelled or expired": what stands behind is joined so.</summary>
    private static bool IsBeforePair(Draft draft, OperatorMention op)
    {
        var first = draft.Parts.FindIndex(part => part.Start >= op.End && part.Start - op.End <= 1 && part.Column is not null);
        if (first < 0 || first + 1 >= draft.Parts.Count)
            return false;
        var (one, other) = (draft.Parts[first], draft.Parts[first + 1]);
        // Items of one cell are joined by the conditions, which use the word.
        return one.IsNegated == other.IsNegated
            && !(op.Sense == Sense.Both && one.Field == other.Field && one.Column is { Kind: ColumnKind.List })
            && Enumerable.Range(one.End, Math.Max(0, other.Start - one.End)).All(at => StopWords.IsEmpty(draft.Question.Tokens[at]));
    }

    /// <summary>"(TRM-Snow/Icy Conditions)": all that brackets hold is one value's name, or a column and what it is.</summary>
    private static bool SaysWhole(Draft draft, int open)
    {
        var close = open + 1;
        while (close < draft.Question.Tokens.Count && !draft.Question.Is(close, ")"))
            close++;
        return draft.Parts.Count(part => open < part.Start && part.End <= close) == 1
            && draft.Parts.Exists(part =>
                part is { Column: not null, Predicate: OneOf or ContainsText } && open < part.Start && part.End <= close
            )
            && !Enumerable.Range(open, close - open).Any(at => draft.Question.IsContent(at) && !draft.Ledger.IsUsed(at))
            && !draft.Ledger.UnusedMeaning().Any(op => open < op.Start && op.End <= close);
    }

    /// <summary>
    /// "snow or ice related requests (…)": the words right before, the record's own passed over, up to one that names something itself:
    /// "critical jobs (Isla Norte)" are the critical ones.
    /// </summary>
    private static void UseBefore(Draft draft, int last)
    {
        for (var at = last; at >= 0; at--)
        {
            var token = draft.Question.Tokens[at];
            if (draft.Ledger.IsUsed(at) && token.Lower == draft.Noun)
                continue;
            if (
                token.Kind != TokenKind.Word
                || draft.Ledger.IsUsed(at)
                || draft.Cues.ItemAt(at) is not null
                || draft.Question.Names.Any(name =>
                    name is { IsWhole: true, Match: <= MatchKind.Stem } && name.Start <= at && at < name.End
                )
                || (StopWords.IsEmpty(token) && !token.Is("or", "and"))
                || draft.Question.Operators.Any(op => op.Start <= at && at < op.End)
            )
                return;
            if (!draft.Question.IsContent(at))
                continue;
            draft.Ledger.Use(at, at + 1);
            draft.Features.Add("aside:brackets");
        }
    }
}
