using Agent.Protocol;

namespace Agent.Core.Queries.Chips;

/// <summary>What figures are grouped by.</summary>
internal static class GroupChips
{
    private const int OtherColumns = 5;

    public static IEnumerable<Chip> Of(ChipContext context) => context.Query.GroupBy.Select((key, index) => new Chip(
        QueryChipKinds.Group, Words(key, context), $"/groupBy/{index}")
    {
        Without = Without(context.Query, index),
        Alternatives = context.Offer(Others(key, context).Select(other => new ChipAlternative(
            Words(other, context), context.Query with { GroupBy = context.Query.GroupBy.With(index, other) }))),
    });

    private static string Words(GroupKey key, ChipContext context) => context.Phrases.By(context.Phrases.Key(key, context.Labels));

    private static IEnumerable<GroupKey> Others(GroupKey key, ChipContext context)
    {
        if (key.Of is ColumnValue { Field: var field } && (key.Period ?? (object?)key.Part) is not null)
        {
            foreach (var period in (Period[])[Period.Month, Period.Quarter, Period.Year, Period.Week])
                yield return new GroupKey(key.Of) { Period = period };
            yield return new GroupKey(key.Of) { Part = CalendarPart.Weekday };
            foreach (var date in context.Dates().Where(date => date.Name != field.Column))
                yield return key with { Of = new ColumnValue(new Field(date.Name)) };
            yield break;
        }

        var used = context
            .Query.GroupBy.Select(other => other.Of)
            .OfType<ColumnValue>()
            .Select(other => other.Field.Column)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in context.Categories().Where(column => !used.Contains(column.Name)).Take(OtherColumns))
            yield return new GroupKey(new ColumnValue(new Field(column.Name)));
        if (context.Dates().FirstOrDefault() is { } main && !used.Contains(main.Name))
        {
            yield return new GroupKey(new ColumnValue(new Field(main.Name))) { Period = Period.Month };
            yield return new GroupKey(new ColumnValue(new Field(main.Name))) { Period = Period.Year };
        }
    }

    // What speaks of the groups goes with the last of them.
    private static Query Without(Query query, int index)
    {
        var left = query.GroupBy.Without(index);
        var order = query
            .Order.Where(order => order.Key != index)
            .Select(order => order.Key > index ? order with { Key = order.Key - 1 } : order)
            .ToList();
        return left.Count > 0
            ? query with
            {
                GroupBy = left,
                Order = order,
                Limit = query.Limit is { } limit ? limit with { PerKeys = Math.Min(limit.PerKeys, left.Count - 1) } : null,
            }
            : query with
            {
                GroupBy = left,
                Order = [],
                Limit = null,
                Having = [],
                ForAll = null,
                CountGroups = false,
                Window = null,
                Presentation = Plain(query.Presentation),
            };
    }

    private static Presentation? Plain(Presentation? presentation) => presentation is null ? null : presentation with { Chart = null };
}
