using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>The conditions on records: one chip for each that must hold.</summary>
internal static class WhereChips
{
    public static IEnumerable<Chip> Of(ChipContext context) =>
        context.Query.Where switch
        {
            null => [],
            AllOf all => all.Items.Select(
                (item, index) =>
                    Chip(
                        context,
                        item,
                        $"/where/items/{index}",
                        other =>
                            context.Query with
                            {
                                Where = other is null ? Rest(all.Items.Without(index)) : new AllOf(all.Items.With(index, other)),
                            }
                    )
            ),
            { } only => [Chip(context, only, "/where", other => context.Query with { Where = other })],
        };

    private static Predicate? Rest(IReadOnlyList<Predicate> items) =>
        items.Count switch
        {
            0 => null,
            1 => items[0],
            _ => new AllOf(items),
        };

    private static Chip Chip(ChipContext context, Predicate item, string part, Func<Predicate?, Query> with) =>
        new(Kind(item), context.Phrases.Condition(item, context.Labels), part)
        {
            Without = with(null),
            Alternatives = context.Offer(
                PredicateAlternatives
                    .Of(item, context)
                    .Select(other => new ChipAlternative(context.Phrases.Condition(other, context.Labels), with(other)))
            ),
        };

    private static string Kind(Predicate item) => item switch
    {
        Negation not => Kind(not.Item),
        InTimeRange or InCalendarPart => QueryChipKinds.Period,
        _ => QueryChipKinds.Filter,
    };
}
