using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Mentions;

namespace Agent.Planning.Drafts;

/// <summary>Makes one condition of several.</summary>
internal static class Conditions
{
    /// <summary>Parts of one column are alternatives, "or" between neighbours is kept, the rest holds together; null for none.</summary>
    public static Predicate? Join(Draft draft, IReadOnlyList<Part> parts)
    {
        var all = new List<Predicate>();
        var done = new HashSet<Part>(ReferenceEqualityComparer.Instance);
        foreach (var part in parts)
        {
            if (!done.Add(part))
                continue;
            var group = new List<Part> { part };
            foreach (var other in parts)
            {
                if (!done.Contains(other) && IsAlternative(draft, group[^1], other, parts) && done.Add(other))
                    group.Add(other);
            }

            all.Add(Merge(draft, group));
        }

        return All(all);
    }

    /// <summary>All of some conditions; null for none.</summary>
    public static Predicate? All(IEnumerable<Predicate?> conditions)
    {
        List<Predicate> items = [.. conditions.OfType<Predicate>()];
        return items.Count switch { 0 => null, 1 => items[0], _ => new AllOf(items) };
    }

    private static bool IsAlternative(Draft draft, Part first, Part second, IReadOnlyList<Part> parts)
    {
        if (first.IsNegated != second.IsNegated)
            return false;
        if (first.IsTime && second.IsTime)
            return first.Predicate is InTimeRange one && second.Predicate is InTimeRange other
                ? one.Field == other.Field
                : first.Predicate.GetType() == second.Predicate.GetType();
        if (first.Predicate is OneOf && second.Predicate is OneOf && first.Field == second.Field)
            return true;
        // "unit 14 and unit 17": no record has two numbers in one cell.
        if (
            first.Predicate is CompareValue { Op: CompareOp.Eq, Of: ColumnValue left }
            && second.Predicate is CompareValue { Op: CompareOp.Eq, Of: ColumnValue right }
            && left == right
        )
            return true;
        // The word joins neighbours: another condition between them takes it.
        return HasOr(draft.Question, first.End, second.Start) && !parts.Any(part => part.Start >= first.End && part.End <= second.Start);
    }

    private static bool HasOr(Question question, int from, int to) =>
        to > from && to - from <= 4 && Enumerable.Range(from, to - from).Any(at => question.Is(at, "or"));

    private static Predicate Merge(Draft draft, List<Part> group)
    {
        if (group.Count == 1)
            return group[0].Whole;
        var together =
            group[0].Column is { Kind: ColumnKind.List }
            && draft.Question.Operators.Any(op => op.Sense == Sense.Both)
            && !group[0].IsNegated
            && !HasOr(draft.Question, group[0].End, group[^1].Start);
        if (together)
            draft.Take(Sense.Both);
        Predicate merged = together ? new AllOf([.. group.Select(part => part.Predicate)])
            : group.TrueForAll(part => part.Predicate is OneOf && part.Field == group[0].Field)
                ? new OneOf(group[0].Field!, [.. group.SelectMany(part => ((OneOf)part.Predicate).Values).Distinct(StringComparer.Ordinal)])
                : new AnyOf([.. group.Select(part => part.Predicate)]);
        return group[0].IsNegated ? new Negation(merged) : merged;
    }
}
