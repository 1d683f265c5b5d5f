namespace Agent.Core.Queries.Canonical;

/// <summary>Joins conditions on one column that say one thing together.</summary>
internal static class PredicateMerge
{
    /// <summary>In a disjunction: values, and calendar parts, of one column.</summary>
    public static IEnumerable<Predicate> InAny(IReadOnlyList<Predicate> items, CanonicalContext context) =>
        items.GroupBy(Key).Select(group => Union([.. group], context));

    /// <summary>In a conjunction: what a column must not be, and the bounds of a time.</summary>
    public static IEnumerable<Predicate> InAll(IReadOnlyList<Predicate> items, CanonicalContext context) =>
        items
            .GroupBy(item =>
                item switch
                {
                    Negation { Item: OneOf or InCalendarPart } not => "not " + Key(not.Item),
                    InTimeRange time => "time " + CanonicalContext.Key(time.Field),
                    _ => CanonicalContext.Key(item),
                }
            )
            .Select(group => Intersection([.. group], context));

    private static string Key(Predicate item) =>
        item switch
        {
            OneOf one => "in " + CanonicalContext.Key(one.Field),
            InCalendarPart part => $"calendar {part.Part} " + CanonicalContext.Key(part.Field),
            _ => CanonicalContext.Key(item),
        };

    private static Predicate Union(IReadOnlyList<Predicate> same, CanonicalContext context) =>
        same switch
        {
            [var single] => single,
            [OneOf first, ..] => new OneOf(first.Field, [.. same.Cast<OneOf>().SelectMany(item => item.Values)]).Canonical(context, false),
            [InCalendarPart first, ..] => new InCalendarPart(
                first.Field,
                first.Part,
                [.. same.Cast<InCalendarPart>().SelectMany(item => item.Values)]
            ).Canonical(context, false),
            _ => same[0],
        };

    private static Predicate Intersection(IReadOnlyList<Predicate> same, CanonicalContext context) =>
        same switch
        {
            [var single] => single,
            [Negation { Item: OneOf or InCalendarPart }, ..] => new Negation(
                Union([.. same.Cast<Negation>().Select(item => item.Item)], context)
            ),
            [InTimeRange first, ..] => new InTimeRange(
                first.Field,
                same.Max(item => ((InTimeRange)item).From),
                same.Min(item => ((InTimeRange)item).Until)
            ),
            _ => same[0],
        };
}
