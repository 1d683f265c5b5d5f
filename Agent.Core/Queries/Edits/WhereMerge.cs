using Agent.Core.Queries.Canonical;

namespace Agent.Core.Queries.Edits;

/// <summary>Conditions that take the place of others.</summary>
public static class WhereMerge
{
    internal static Query Apply(Query query, QueryFragment fragment)
    {
        var named = Items(fragment.Where);
        var kept = (fragment.ReleasesAll ? [] : Items(query.Where))
            .Where(item => !named.Concat(Items(fragment.ReleasedWhere)).Any(other => Replaces(other, item)))
            .Where(item => !fragment.Released.Any(field => Fields(item).Contains(field)));
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
    internal static IReadOnlyList<Predicate> Items(Predicate? where) => where switch { null => [], AllOf all => all.Items, _ => [where] };

    /// <summary>The condition that all of these hold.</summary>
    internal static Predicate? Of(IReadOnlyList<Predicate> items) => items.Count switch { 0 => null, 1 => items[0], _ => new AllOf(items) };

    /// <summary>Whether the first speaks of what the second speaks of.</summary>
    internal static bool Replaces(Predicate named, Predicate item)
    {
        if (CanonicalContext.Key(named) == CanonicalContext.Key(item))
            return true;
        if (IsTime(named) && IsTime(item))
            return true;
        var fields = Fields(named);
        return fields.Count > 0 && fields.SetEquals(Fields(item)) && !(IsTime(named) ^ IsTime(item));
    }

    /// <summary>Whether a condition that must hold speaks of a column.</summary>
    /// <param name="where">The conditions.</param>
    /// <param name="column">The column.</param>
    public static bool Names(Predicate? where, Field column) => Items(where).Any(item => Fields(item).Contains(column));

    internal static bool IsTime(Predicate item) => item switch
    {
        InTimeRange => true,
        Negation { Item: InTimeRange } => true,
        AnyOf any => any.Items.All(IsTime),
        _ => false,
    };

    private static HashSet<Field> Fields(Predicate item) => [.. Chips.QueryFields.Of(new Query { From = string.Empty, Where = item })];
}
