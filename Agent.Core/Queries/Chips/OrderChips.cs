using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>Order, limit, the day of judgement, and the chart.</summary>
internal static class OrderChips
{
    private static readonly int[] Limits = [3, 5, 10, 20];
    private static readonly string[] Charts = ["bar", "line", "pie", "heatmap", "scatter"];

    public static IEnumerable<Chip> Of(ChipContext context)
    {
        var query = context.Query;
        if (query.Order.Count > 0)
            yield return Order(context);
        if (query.Limit is { } limit)
        {
            yield return new Chip(QueryChipKinds.Limit, context.Phrases.Limit(limit, context.Labels), "/limit")
            {
                Without = query with { Limit = null },
                Alternatives = context.Offer(Limits.Select(count => limit with { Count = count })
                    .Select(other => new ChipAlternative(context.Phrases.Limit(other, context.Labels), query with { Limit = other }))),
            };
        }

        if (query.AsOf is { } day)
            yield return new Chip(QueryChipKinds.Period, context.Phrases.AsOf(day), "/asOf") { Without = query with { AsOf = null } };
        if (query.Presentation is { Chart: { } chart } presentation)
        {
            yield return new Chip(QueryChipKinds.Chart, context.Phrases.Chart(chart), "/presentation/chart")
            {
                Without = query with { Presentation = presentation with { Chart = null } },
                Alternatives = context.Offer(
                    Charts.Select(other => new ChipAlternative(
                        context.Phrases.Chart(other),
                        query with
                        {
                            Presentation = presentation with { Chart = other },
                        }
                    ))
                ),
            };
        }
    }

    private static Chip Order(ChipContext context)
    {
        var query = context.Query;
        IReadOnlyList<OrderBy> reversed = query.Order.With(0, query.Order[0] with { Descending = !query.Order[0].Descending });
        return new Chip(QueryChipKinds.Order, Words(query.Order, context), "/order")
        {
            Without = query with { Order = [] },
            Alternatives = context.Offer([new ChipAlternative(Words(reversed, context), query with { Order = reversed })]),
        };
    }

    private static string Words(IReadOnlyList<OrderBy> order, ChipContext context) =>
        string.Join(context.Phrases.ThenBy, order.Select(by => context.Phrases.Order(by, context.Query, context.Labels)));
}
