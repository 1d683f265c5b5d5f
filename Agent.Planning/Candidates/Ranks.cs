using Agent.Core.Queries;
using Agent.Planning.Drafts;
using Agent.Planning.Lexing;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>Order and number of what is asked for: "top 5", "the three latest", "most", "third most".</summary>
internal static class Ranks
{
    private static readonly Sense[] Up = [Sense.Most, Sense.Top, Sense.Maximum, Sense.Latest];
    private static readonly Sense[] Down = [Sense.Least, Sense.Bottom, Sense.Minimum, Sense.Earliest];

    /// <summary>Uses the words of a ranking; null where there are none.</summary>
    public static (bool Descending, int? Count, int Skip)? Take(Draft draft, bool dates)
    {
        var senses = dates
            ? new[] { Sense.Latest, Sense.Earliest, Sense.Top, Sense.Bottom }
            : [.. Up[..3], .. Down[..3], Sense.Latest, Sense.Earliest];
        if (draft.Find(senses) is not { } op || (!dates && op.Sense is Sense.Latest or Sense.Earliest && Number(draft, op) is null))
            return null;
        draft.Ledger.Use(op);
        draft.Features.Add(
            $"rank:{op.Sense}:{(draft.Stats.Count > 0 ? "of a number" : draft.Distincts.Count > 0 ? "of different values" : "of rows")}"
        );
        var number = Number(draft, op);
        if (number is { } at)
            draft.Ledger.Use(at, at + 1);
        var skip = 0;
        if (op.Start > 0 && NumberWords.Ordinal(draft.Question.Tokens[op.Start - 1].Lower) is > 1 and { } ordinal)
        {
            skip = ordinal - 1;
            draft.Ledger.Use(op.Start - 1, op.Start);
        }

        // "top 5 … with the most", "the highest number first": one ranking said twice.
        var descending = Up.Contains(op.Sense) || (!dates && op.Sense is Sense.Latest or Sense.Earliest);
        while (
            draft.Find(Sense.Most, Sense.Least, Sense.Maximum, Sense.Minimum) is { } again
            && Math.Abs(again.Start - op.Start) < 12
            && (op.Sense is Sense.Top or Sense.Bottom)
            && again.Start > op.Start
        )
        {
            draft.Ledger.Use(again);
            descending = again.Sense is Sense.Most or Sense.Maximum;
        }

        draft.Take(Sense.Ranked);
        if (Measures.IsTurned(draft, op))
            descending = !descending;
        return (descending, number is { } place ? (int)Math.Clamp(draft.Question.Tokens[place].Number!.Value, 1, 10_000) : null, skip);
    }

    /// <summary>A whole number that opens a question, the noun of the records at most two words behind it; null for none.</summary>
    private static int? OfRecords(Draft draft)
    {
        for (var at = 0; at < Math.Min(4, draft.Question.Tokens.Count); at++)
        {
            if (
                draft.Question.Tokens[at].Number is > 1 and var number
                && number == Math.Floor(number)
                && draft.Cues.ItemAt(at) is null
                && !draft.Ledger.IsUsed(at)
                && Enumerable.Range(at + 1, 3).Any(noun => noun < draft.Question.Tokens.Count && draft.IsRecordNoun(noun))
            )
                return at;
        }

        return null;
    }

    private static int? Number(Draft draft, OperatorMention op)
    {
        foreach (var at in new[] { op.End, op.Start - 1, op.Start - 2, op.End + 1 })
        {
            if (
                at >= 0
                && at < draft.Question.Tokens.Count
                && draft.Question.Tokens[at].Number is { } number
                && number >= 1
                && number == Math.Floor(number)
                && draft.Cues.ItemAt(at) is null
                && !draft.Ledger.IsUsed(at)
                && !draft.Question.Comparisons.Any(comparison => comparison.Start <= at && at < comparison.End)
            )
                return at;
        }

        // "the 3 cancelled cases with the highest weight": the number opens what is ranked.
        if (
            OfRecords(draft) is { } opening
            && draft
                .Question.Operators.TakeWhile(other => other != op)
                .All(other => other.Start > opening || other.Sense is Sense.List or Sense.Which)
        )
            return opening;
        // "which three departments have the most": the number stands with the key.
        foreach (var key in draft.Keys)
        {
            if (key.At > 0 && draft.Question.Tokens[key.At - 1].Number is > 1 && draft.Cues.ItemAt(key.At - 1) is null)
                return key.At - 1;
        }

        return null;
    }
}
