using Agent.Core.Datasets;

namespace Agent.Core.Queries.Chips;

/// <summary>What a condition could be instead: other values, columns, periods, comparisons, or its opposite.</summary>
internal static class PredicateAlternatives
{
    private const int OtherValues = 5;
    private const int OtherColumns = 3;

    public static IEnumerable<Predicate> Of(Predicate item, ChipContext context) =>
        item switch
        {
            Negation not => Of(not.Item, context)
                .Where(other => other is not Negation)
                .Select(other => (Predicate)new Negation(other))
                .Prepend(not.Item),
            InTimeRange time => PeriodAlternatives.Of(time, context),
            OneOf one => Values(one, context).Append(new Negation(one)),
            CompareValue compare => Numbers(compare, context),
            HasStatus status => Enum.GetValues<ActionStatus>()
                .Where(other => other != ActionStatus.DueSoon)
                .Select(other => (Predicate)(status with { Status = other, Days = null })),
            ContainsText text => Texts(text.Field, context)
                .Select(field => (Predicate)(text with { Field = field }))
                .Append(new Negation(text)),
            OnScale scale => scale.Scale.Select(grade => (Predicate)(scale with { Grade = grade })),
            RelatedRows { Op: CompareOp.Eq, Count: 0 } none => [none with { Op = CompareOp.Ge, Count = 1 }],
            RelatedRows some => [some with { Op = CompareOp.Eq, Count = 0 }],
            _ => [new Negation(item)],
        };

    private static IEnumerable<Predicate> Values(OneOf one, ChipContext context)
    {
        var column = context.SheetOf(one.Field)?.Column(one.Field.Column);
        // The same value may stand in another column: that is what a reading gets wrong most.
        foreach (
            var other in context.SheetOf(one.Field)?.Columns.Where(other => other != column && Holds(other, one)).Take(OtherColumns) ?? []
        )
            yield return one with
            {
                Field = one.Field with { Column = other.Name },
            };
        if (column is null || column.IsPerson)
            yield break;
        foreach (
            var value in column.Values.Where(value => !one.Values.Contains(value.Value, StringComparer.OrdinalIgnoreCase)).Take(OtherValues)
        )
            yield return one with
            {
                Values = [value.Value],
            };
    }

    private static bool Holds(ColumnProfile column, OneOf one) =>
        column.Kind.IsText()
        && one.Values.All(value => column.Values.Any(known => string.Equals(known.Value, value, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Predicate> Numbers(CompareValue compare, ChipContext context)
    {
        foreach (var op in (CompareOp[])[CompareOp.Gt, CompareOp.Ge, CompareOp.Lt, CompareOp.Le, CompareOp.Eq])
            yield return compare with { Op = op };
        if (compare.Of is ColumnValue)
        {
            foreach (var column in context.Numbers().Take(OtherColumns))
                yield return compare with { Of = new ColumnValue(new Field(column.Name)) };
        }
    }

    private static IEnumerable<Field> Texts(Field field, ChipContext context) =>
        (context.SheetOf(field)?.Columns ?? []).Where(column => column.Kind.IsText() && !column.IsIdentifier && column.Name != field.Column)
            .OrderByDescending(column => column.MeanLength).Take(OtherColumns).Select(column => field with { Column = column.Name });
}
