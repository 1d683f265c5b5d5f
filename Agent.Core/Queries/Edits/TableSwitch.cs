using Agent.Core.Datasets;
using Agent.Core.Queries.Chips;
using Agent.Core.Queries.Words;

namespace Agent.Core.Queries.Edits;

/// <summary>
/// "And hazards?": the same question of other records. Columns are found again by name or heading, the date that questions mean by its
/// role.
/// </summary>
internal static class TableSwitch
{
    /// <summary>The query of the other table; null where a figure or key has no column there.</summary>
    public static EditedQuery? To(Query query, string table, DatasetProfile profile)
    {
        if (profile.Sheet(table) is not { } target || profile.Sheet(query.From) is not { } source)
            return null;
        var labels = new QueryLabels(profile, query);
        Field? Found(Field field) => Find(field, source, target);
        bool Fits<T>(T part) => Fields(query, part).All(field => Found(field) is not null);

        var kept = WhereMerge.Items(query.Where).ToLookup(item => Fits(item));
        if (
            !query.Select.All(Fits)
            || !query.GroupBy.All(Fits)
            || !query.Having.All(Fits)
            || (query.ForAll is { } all && !Fits(all.Key))
            || (query.Compare is { } compare && !Fits(compare))
        )
            return null;
        var narrowed = query with
        {
            Where = WhereMerge.Of([.. kept[true]]),
            Order = [.. query.Order.Where(Fits)],
            Rows = query.Rows is { } rows ? rows with { Columns = [.. rows.Columns.Where(column => Found(column) is not null)] } : null,
            Unit = null,
            Presentation = query.Presentation is { } presentation ? presentation with { Noun = null } : null,
        };
        return new EditedQuery(
            FieldMap.Apply(narrowed, field => Found(field) ?? field) with
            {
                From = target.Table,
            },
            [.. kept[false].Select(item => item.ToWords(labels))]
        );
    }

    private static IReadOnlyList<Field> Fields<T>(Query query, T part) => part switch
    {
        Predicate where => QueryFields.Of(new Query { From = query.From, Where = where }),
        Aggregate figure => QueryFields.Of(new Query { From = query.From, Select = [figure] }),
        GroupKey key => QueryFields.Of(new Query { From = query.From, GroupBy = [key] }),
        Having having => QueryFields.Of(new Query { From = query.From, Having = [having] }),
        OrderBy order => QueryFields.Of(new Query { From = query.From, Order = [order] }),
        Comparison compare => QueryFields.Of(new Query { From = query.From, Compare = compare }),
        _ => [],
    };

    private static Field? Find(Field field, SheetProfile source, SheetProfile target)
    {
        // A column that was joined may be the other table's own; any other table's is joined from there, if at all, by the compiler's
        // rules.
        if (field.Table is { } table)
            return string.Equals(table, target.Table, StringComparison.OrdinalIgnoreCase) ? new Field(field.Column) : null;
        if (source.Column(field.Column) is not { } column)
            return null;
        if (column.Name == source.DefaultDateColumn && target.DefaultDateColumn is { } date)
            return new Field(date);
        var same =
            target.Column(column.Name)
            ?? target.Columns.FirstOrDefault(other => IsCalled(other.Label, column.Label))
            ?? target.Columns.FirstOrDefault(other => IsCalled(Last(other.Label), Last(column.Label)));
        return
            same is not null
            && (
                same.Kind == column.Kind
                || (same.Kind.IsDate() && column.Kind.IsDate())
                || (same.Kind.IsNumeric() && column.Kind.IsNumeric())
            )
            ? new Field(same.Name)
            : null;
    }

    private static bool IsCalled(string label, string other) => string.Equals(label, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>"Permit: Zone", below a heading over several columns, is a zone.</summary>
    private static string Last(string label) =>
        label.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? label[(at + 2)..] : label;
}
