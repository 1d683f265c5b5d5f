using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Candidates;

/// <summary>The roles that another sheet named in a question may have: what belongs to the records, its number, or nothing.</summary>
internal static class RelatedRoles
{
    public static IEnumerable<Draft> Of(Draft draft, (SheetProfile Sheet, int Start, int End) related)
    {
        var ignored = draft.Clone();
        ignored.Features.Add("table:another named");
        yield return ignored;
        if (draft.Ledger.IsUsed(related.Start) || Joins.Between(draft.Question.Profile, draft.Sheet, related.Sheet) is null)
            yield break;
        yield return Condition(draft.Clone(), related);
        if (draft.Question.Operators.Any(op => op.Sense is Sense.Mean or Sense.Median or Sense.Most or Sense.Least or Sense.Maximum or Sense.Minimum or Sense.Top))
            yield return Number(draft.Clone(), related);
        var said = draft.Clone();
        said.Ledger.Use(related.Start, related.End);
        said.Features.Add("related:said only");
        said.Features.Add($"related:said only:{said.Cues.Preposition(related.Start)}");
        yield return said;
    }

    private static Draft Condition(Draft next, (SheetProfile Sheet, int Start, int End) related)
    {
        next.Ledger.Use(related.Start, related.End);
        var before = next.Cues.OperatorBefore(related.Start);
        var none = before is { Sense: Sense.Without or Sense.Negation or Sense.Neither } && !next.Ledger.IsUsed(before.Start);
        if (none)
            next.Ledger.Use(before!);
        var condition = new RelatedRows(related.Sheet.Table, none ? CompareOp.Eq : CompareOp.Ge, none ? 0 : 1);
        var comparison = next.FreeComparisons.Find(comparison => comparison.End <= related.Start && related.Start - comparison.End <= 2);
        if (!none && comparison is not null && NumberParts.Op(comparison.Op) is { } op)
        {
            next.Ledger.Use(comparison.Start, comparison.End);
            next.FreeComparisons.Remove(comparison);
            condition = condition with { Op = op, Count = (int)comparison.Value };
        }

        next.Parts.Add(new Part(condition, related.Start, related.End));
        next.Features.Add($"related:{(none ? "none" : comparison is not null ? "number" : "some")}:{next.Cues.Preposition(related.Start)}");
        return next;
    }

    private static Draft Number(Draft next, (SheetProfile Sheet, int Start, int End) related)
    {
        next.Ledger.Use(related.Start, related.End);
        next.Take(Sense.Count);
        next.Stats.Add((new RelatedCount(related.Sheet.Table), related.Start));
        next.Features.Add($"related:counted:{next.Cues.Before(related.Start)}");
        return next;
    }
}
