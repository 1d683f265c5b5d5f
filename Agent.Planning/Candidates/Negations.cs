using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>The scope of "not", "no", "without", "except": the condition that follows, and those joined to it.</summary>
internal static class Negations
{
    private const int Reach = 3;

    /// <summary>Uses the negation that a condition at a token stands under; false where there is none.</summary>
    public static bool Take(Draft draft, int at)
    {
        if (
            draft.Parts.LastOrDefault() is { IsNegated: true } last
            && at - last.End <= 2
            && Enumerable
                .Range(last.End, Math.Max(0, at - last.End))
                .All(i => draft.Question.Is(i, "or", "and", "nor", ",", "in", "the", "a"))
        )
            return true;
        foreach (
            var op in draft.Question.Operators.Where(op =>
                op.Sense is Sense.Negation or Sense.Except or Sense.Without or Sense.Neither && op.End <= at && at - op.End <= Reach
            )
        )
        {
            if (draft.Cues.Covered(op) || draft.Ledger.IsUsed(op.Start) || !IsOpen(draft, op.End, at))
                continue;
            draft.Ledger.Use(op);
            draft.Features.Add($"negation:{op.Sense}");
            return true;
        }

        // "not closed" is one phrase of the language and a value of the data.
        if (draft.Question.Is(at - 1, "not", "non", "no", "never") && !draft.Ledger.IsUsed(at - 1))
        {
            draft.Ledger.Use(at - 1, at);
            draft.Features.Add("negation:right before");
            return true;
        }

        return false;
    }

    private static bool IsOpen(Draft draft, int from, int to) =>
        Enumerable.Range(from, to - from).All(at => draft.Cues.ItemAt(at) is null && !draft.Question.IsContent(at));
}
