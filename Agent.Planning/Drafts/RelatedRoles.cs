using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Drafts.Amounts;
using Agent.Planning.Linking;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

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
        var inner = Inner(draft, related);
        yield return Condition(draft.Clone(), related, inner);
        if (
            draft.Question.Operators.Any(op =>
                op.Sense is Sense.Mean or Sense.Median or Sense.Most or Sense.Least or Sense.Maximum or Sense.Minimum or Sense.Top
            )
        )
            yield return Number(draft.Clone(), related, inner);
        // What stands right before the name is said of the rows it names: then it is never said in passing.
        if (inner is not null)
            yield break;
        var said = draft.Clone();
        said.Ledger.Use(related.Start, related.End);
        said.Features.Add("related:said only");
        said.Features.Add($"related:said only:{said.Cues.Preposition(related.Start)}");
        yield return said;
    }

    /// <summary>"open actions", "critical findings": what is said of the related rows right before their name; null for nothing.</summary>
    private static RowCondition? Inner(Draft draft, (SheetProfile Sheet, int Start, int End) related)
    {
        var start = related.Start;
        var conditions = new List<Predicate>();
        var (parts, operators) = (new List<Part>(), new List<OperatorMention>());
        while (start > 0)
        {
            if (
                draft.Parts.Find(part => part.End == start && part.Field?.Table == related.Sheet.Table && part.Predicate is OneOf) is
                { } part
            )
            {
                conditions.Add(new OneOf(part.Field! with { Table = null }, ((OneOf)part.Predicate).Values));
                parts.Add(part);
                start = part.Start;
            }
            else if (
                draft.Question.Operators.FirstOrDefault(op => op.End == start && !draft.Cues.Covered(op)) is { } op
                && States.Of(op.Sense) is { } status
                && States.CanStand(related.Sheet, status)
            )
            {
                conditions.Add(new HasStatus(status));
                operators.Add(op);
                start = op.Start;
            }
            else
            {
                break;
            }
        }

        return conditions.Count == 0 ? null : new RowCondition(Conditions.All(conditions)!, start, parts, operators);
    }

    /// <summary>Takes what is said of the related rows from the records themselves.</summary>
    private static void Move(Draft next, RowCondition inner)
    {
        next.Parts.RemoveAll(part =>
            inner.Parts.Contains(part) || inner.Operators.Exists(op => op.Start == part.Start && part.Predicate is HasStatus)
        );
        foreach (var op in inner.Operators)
            next.Ledger.Use(op);
        next.Features.Add("related:which");
    }

    private static Draft Condition(Draft next, (SheetProfile Sheet, int Start, int End) related, RowCondition? inner)
    {
        next.Ledger.Use(related.Start, related.End);
        if (inner is not null)
            Move(next, inner);
        var nobody = Nobody(next, inner?.Start ?? related.Start);
        var before = nobody ?? next.Cues.OperatorBefore(inner?.Start ?? related.Start);
        var isDenied = before is { Sense: Sense.Without or Sense.Negation or Sense.Neither } && !next.Ledger.IsUsed(before.Start);
        var none = nobody is not null || isDenied;
        if (none)
            next.Ledger.Use(before!);
        if (nobody is not null)
            next.Ledger.Use(nobody.End, related.Start);
        var condition = new RelatedRows(related.Sheet.Table, none ? CompareOp.Eq : CompareOp.Ge, none ? 0 : 1) { Where = inner?.Where };
        var comparison = next.FreeComparisons.Find(comparison =>
            (comparison.End <= (inner?.Start ?? related.Start) && (inner?.Start ?? related.Start) - comparison.End <= 2)
            // "inspected five times or more"
            || (comparison.IsTimes && comparison.Start - related.End is 0 or 1)
        );
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

    /// <summary>"has nobody raised an action": who did not, with the verb behind; null where somebody may have.</summary>
    private static OperatorMention? Nobody(Draft draft, int at) =>
        draft.Question.Operators.LastOrDefault(op =>
            op.Sense == Sense.Blank
            && at - op.End is >= 1 and <= 3
            && draft.Question.Is(op.End - 1, "nobody", "one")
            && !draft.Ledger.IsUsed(op.Start)
            && Enumerable.Range(op.End, at - op.End).All(word => draft.Cues.ItemAt(word) is null or { Name.Kind: TermKind.Column })
        );

    /// <summary>"actions per incident": whether a sheet is what is divided by.</summary>
    private static bool IsPer(Draft draft, SheetProfile sheet) =>
        draft.Question.Names.Any(name =>
            name.Kind == TermKind.Sheet
            && ReferenceEquals(name.Sheet, sheet)
            && draft.Question.Is(name.Start - 1, "per", "each", "every", "an", "a")
        );

    private static Draft Number(Draft next, (SheetProfile Sheet, int Start, int End) related, RowCondition? inner)
    {
        next.Ledger.Use(related.Start, related.End);
        if (inner is not null)
            Move(next, inner);
        next.Take(Sense.Count);
        next.Stats.Add((new RelatedCount(related.Sheet.Table) { Where = inner?.Where }, related.Start));
        next.Features.Add($"related:counted:{next.Cues.Before(related.Start)}");
        next.Features.Add(
            IsPer(next, next.Sheet) ? "related:counted per subject"
            : IsPer(next, related.Sheet) ? "related:counted per itself"
            : "related:counted per none"
        );
        return next;
    }

    /// <param name="Where">The condition, of the related rows.</param>
    /// <param name="Start">Its first token.</param>
    /// <param name="Parts">Conditions of the draft that it replaces.</param>
    /// <param name="Operators">Words of status that it uses.</param>
    private sealed record RowCondition(Predicate Where, int Start, List<Part> Parts, List<OperatorMention> Operators);
}
