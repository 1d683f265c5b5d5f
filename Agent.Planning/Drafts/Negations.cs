using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>The scope of "not", "no", "without", "except": the condition that follows, and those joined to it.</summary>
internal static class Negations
{
    private const int Reach = 3;

    /// <summary>Uses the negation that a condition at a token stands under; false where there is none.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="at">First token of the condition.</param>
    /// <param name="column">Its column; null for a time or a status.</param>
    public static bool Take(Draft draft, int at, ColumnProfile? column = null)
    {
        if (draft.Parts.FindLast(part => part.IsNegated && IsJoined(draft, part, at, column)) is { } joined)
        {
            foreach (
                var nor in draft.Question.Operators.Where(op =>
                    op.Start >= joined.End && op.End <= at && draft.Question.Is(op.Start, "nor")
                )
            )
                draft.Ledger.Use(nor);
            return true;
        }

        foreach (
            var op in draft.Question.Operators.Where(op =>
                op.Sense is Sense.Negation or Sense.Except or Sense.Without or Sense.Neither && op.End <= at && at - op.End <= Reach
            )
        )
        {
            if (draft.Cues.Covered(op) || draft.Ledger.IsUsed(op.Start) || !IsOpen(draft, op.End, at, column))
                continue;
            draft.Ledger.Use(op);
            draft.Features.Add($"negation:{op.Sense}");
            return true;
        }

        if (IsOutOf(draft, at, column))
            return true;

        // "not closed" is one phrase of the language and a value of the data.
        if (draft.Question.Is(at - 1, "not", "non", "no", "never") && !draft.Ledger.IsUsed(at - 1))
        {
            draft.Ledger.Use(at - 1, at);
            draft.Features.Add("negation:right before");
            return true;
        }

        return false;
    }

    /// <summary>"out-of-limit readings" are those that are not Within limit.</summary>
    private static bool IsOutOf(Draft draft, int at, ColumnProfile? column)
    {
        if (column is null || !NameWords.Split(column.Name).Any(word => word is "within" or "in" or "inside"))
            return false;
        var of = draft.Question.Is(at - 1, "-", "–") ? at - 2 : at - 1;
        var start = draft.Question.Is(of - 1, "-", "–") ? of - 2 : of - 1;
        if (!draft.Question.Is(of, "of") || !draft.Question.Is(start, "out"))
            return false;
        draft.Ledger.Use(start, at);
        draft.Features.Add("negation:out of");
        return true;
    }

    /// <summary>
    /// "not A or B", "neither A nor B", and of one column "no A, B and C": one negation. Of "non-fatal amputations" and "not at A in May"
    /// only
    /// the first is negated.
    /// </summary>
    private static bool IsJoined(Draft draft, Part last, int at, ColumnProfile? column) =>
        at > last.End
        && at - last.End <= 2
        && (
            draft.Question.Is(last.End, "or", "nor")
            || (draft.Question.Is(last.End, "and", ",", "/", "&") && column is not null && ReferenceEquals(column, last.Column))
        )
        && (at == last.End + 1 || draft.Question.Is(at - 1, "in", "at", "the", "a", "and", "or", "nor"));

    /// <summary>Nothing else stands between; "not plant Brookside" has the name of the value's own column there.</summary>
    private static bool IsOpen(Draft draft, int from, int to, ColumnProfile? column) =>
        Enumerable
            .Range(from, to - from)
            .All(at =>
                draft.Cues.ItemAt(at) is { } item
                    ? item.Name is { Kind: TermKind.Column } name && column is not null && ReferenceEquals(name.Column, column)
                    : !draft.Question.IsContent(at)
            );
}
