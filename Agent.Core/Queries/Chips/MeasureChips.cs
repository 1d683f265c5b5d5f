using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>The figures.</summary>
internal static class MeasureChips
{
    private const int OtherColumns = 3;
    private static readonly Statistic[] Usual = [Statistic.Sum, Statistic.Mean, Statistic.Median, Statistic.Max, Statistic.Min];

    public static IEnumerable<Chip> Of(ChipContext context) =>
        context.Query.Select.Select(
            (figure, index) =>
                new Chip(QueryChipKinds.Measure, context.Phrases.Figure(figure, context.Labels), $"/select/{index}")
                {
                    Without = context.Query.Select.Count > 1 ? Without(context.Query, index) : null,
                    Alternatives = context.Offer(
                        Others(figure, context)
                            .Select(other => other with { Where = figure.Where })
                            .Select(other => new ChipAlternative(
                                context.Phrases.Figure(other, context.Labels),
                                context.Query with
                                {
                                    Select = context.Query.Select.With(index, other),
                                }
                            ))
                    ),
                }
        );

    private static IEnumerable<Aggregate> Others(Aggregate figure, ChipContext context)
    {
        if (figure is StatisticOf own)
        {
            foreach (var function in Usual)
                yield return new StatisticOf(function, own.Of);
        }

        var kind = figure is StatisticOf { Function: var same } && Usual.Contains(same) ? same : Statistic.Sum;
        foreach (var column in context.Numbers().Take(OtherColumns))
            yield return new StatisticOf(kind, new ColumnValue(new Field(column.Name)));
        yield return new CountOf();
        if (figure is CountOf && context.Query.GroupBy.Count > 0)
            yield return new ShareOf();
    }

    // An order by the figure that goes is gone too; those behind it move up.
    private static Query Without(Query query, int index) =>
        query with
        {
            Select = query.Select.Without(index),
            Order =
            [
                .. query
                    .Order.Where(order => order.Select != index)
                    .Select(order => order.Select > index ? order with { Select = order.Select - 1 } : order),
            ],
        };
}
