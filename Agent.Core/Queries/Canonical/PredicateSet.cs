namespace Agent.Core.Queries.Canonical;

/// <summary>Makes conjunctions and disjunctions canonical: flat, without repeats, what speaks of one column joined, in order.</summary>
internal static class PredicateSet
{
    /// <summary>All hold.</summary>
    public static Predicate All(IEnumerable<Predicate> items, CanonicalContext context)
    {
        var flat = items.Select(item => item.Canonical(context, false)).SelectMany(item => item is AllOf all ? all.Items : [item]).ToList();
        // Nothing holds: an empty disjunction.
        if (flat.Exists(item => item is AnyOf { Items: [] }))
            return new AnyOf([]);
        return One(Ordered(PredicateMerge.InAll(flat, context), context), list => new AllOf(list));
    }

    /// <summary>At least one holds.</summary>
    public static Predicate Any(IEnumerable<Predicate> items, CanonicalContext context)
    {
        var flat = items.Select(item => item.Canonical(context, false)).SelectMany(item => item is AnyOf any ? any.Items : [item]).ToList();
        if (flat.Exists(item => item is AllOf { Items: [] }))
            return new AllOf([]);
        return One(Ordered(PredicateMerge.InAny(flat, context), context), list => new AnyOf(list));
    }

    /// <summary>
    /// Not all hold. Conditions that hold together may have to hold in one and the same related row, so only those that look at rows each
    /// for itself become
    /// alternatives: negations and counts of related rows.
    /// </summary>
    public static Predicate NotAll(IReadOnlyList<Predicate> items, CanonicalContext context)
    {
        var whole = All(items, context);
        if (whole is not AllOf { Items: var all })
            return whole.Canonical(context, true);
        var together = all.Where(item => item is not (Negation or RelatedRows)).ToList();
        if (all.Count > 0 && together.Count == all.Count)
            return new Negation(whole);
        var apart = all.Where(item => item is Negation or RelatedRows).Select(item => (Predicate)new Negation(item));
        return Any(together.Count == 0 ? apart : apart.Append(new Negation(One(together, list => new AllOf(list)))), context);
    }

    private static List<Predicate> Ordered(IEnumerable<Predicate> items, CanonicalContext context)
    {
        var distinct = items.DistinctBy(CanonicalContext.Key);
        return context.Sorts ? [.. distinct.OrderBy(CanonicalContext.Key, StringComparer.Ordinal)] : [.. distinct];
    }

    private static Predicate One(List<Predicate> items, Func<List<Predicate>, Predicate> make) => items.Count == 1 ? items[0] : make(items);
}
