using Agent.Core.Queries.Canonical;

namespace Agent.Core.Queries.Edits;

/// <summary>Conditions that take the place of others.</summary>
internal static class WhereMerge
{
    public static Query Apply(Query query, QueryFragment fragment)
    {
        var named = Items(fragment.Where);
        var kept = Items(query.Where)
            .Where(item => !named.Any(other => Replaces(other, item)) && !fragment.Released.Any(field => Fields(item).Contains(field)));
        IReadOnlyList<Predicate> all = [.. kept, .. named];
        var changed = query with { Where = Of(all) };
        // A time beside two compared times speaks of neither.
        return
            named.Any(IsTime)
            && query.Compare is { } compare
            && new[] { compare.Left.Where, compare.Right.Where }.Any(side => Items(side).Any(IsTime))
            ? changed with
            {
                Compare = null,
            }
            : changed;
    }

    /// <summary>The conditions that all must hold.</summary>
    public static IReadOnlyList<Predicate> Items(Predicate? where) => where switch { null => [], AllOf all => all.Items, _ => [where] };

    /// <summary>The condition that all of these hold.</summary>
    public static Predicate? Of(IReadOnlyList<Predicate> items) => items.Count switch { 0 => null, 1 => items[0], _ => new AllOf(items) };

    /// <summary>Whether the first speaks of what the second speaks of.</summary>
    public static bool Replaces(Predicate named, Predicate item)
    {
        if (CanonicalContext.Key(named) == CanonicalContext.Key(item))
            return true;
        if (IsTime(named) && IsTime(item))
            return true;
        var fields = Fields(named);
        return fields.Count > 0 && fields.SetEquals(Fields(item)) && !(IsTime(named) ^ IsTime(item));
    }

    public static bool IsTime(Predicate item) => item switch
    {
        InTimeRange => true,
        Negation { Item: InTimeRange } => true,
        AnyOf any => any.Items.All(IsTime),
        _ => false,
    };

    private static HashSet<Field> Fields(Predicate item) => [.. Chips.QueryFields.Of(new Query { From = string.Empty, Where = item })];
}
