using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>
/// What must hold together, told from how it was nested: "and" within "and" is one "and", twice not is nothing, neither is not and not.
/// Whatever must all hold is
/// then looked for in one and the same related row.
/// </summary>
internal static class NaiveConditions
{
    /// <summary>The conditions that must all hold.</summary>
    public static IReadOnlyList<Predicate> Together(Predicate? where) =>
        where is null ? []
        : Plain(where) is AllOf all ? all.Items
        : [Plain(where)];

    /// <summary>The condition without needless nesting.</summary>
    public static Predicate Plain(Predicate predicate) =>
        predicate switch
        {
            AllOf all => One(
                [.. all.Items.Select(Plain).SelectMany(item => item is AllOf inner ? inner.Items : [item])],
                items => new AllOf(items)
            ),
            AnyOf any => One(
                [.. any.Items.Select(Plain).SelectMany(item => item is AnyOf inner ? inner.Items : [item])],
                items => new AnyOf(items)
            ),
            Negation { Item: Negation twice } => Plain(twice.Item),
            Negation { Item: AnyOf any } => Plain(new AllOf([.. any.Items.Select(item => new Negation(item))])),
            Negation { Item: AllOf all } => NotAll(all),
            _ => predicate,
        };

    // What is asked of each row for itself can be told apart: "not (not A and B)" is "A or not B".
    private static Predicate NotAll(AllOf all)
    {
        var items = Together(all);
        if (items is [var single])
            return single is AllOf ? new Negation(single) : Plain(new Negation(single));
        var apart = items.Where(item => item is Negation or RelatedRows).ToList();
        var rest = items.Except(apart).ToList();
        if (apart.Count == 0)
            return new Negation(new AllOf(items));
        List<Predicate> negated = [.. apart.Select(item => new Negation(item))];
        if (rest.Count > 0)
            negated.Add(new Negation(One(rest, several => new AllOf(several))));
        return Plain(new AnyOf(negated));
    }

    private static Predicate One(List<Predicate> items, Func<List<Predicate>, Predicate> make) => items.Count == 1 ? items[0] : make(items);
}
