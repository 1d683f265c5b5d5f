using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>
/// Says of keys and conditions of one table what they are in another: dates are its default date, other columns those of the same name.
/// </summary>
internal sealed class TableMapping(CompileContext context, SheetProfile from, SheetProfile to)
{
    /// <exception cref="QueryFault">The other table has no such column.</exception>
    public GroupKey Key(GroupKey key) =>
        key.Of switch
        {
            ColumnValue value => key with
            {
                Of = new ColumnValue(
                    Field(value.Field)
                        ?? throw context.Fault(
                            "unknown_column",
                            $"{to.Name} has no column {value.Field.Column} to group by.",
                            [.. to.Columns.Select(column => column.Name).Take(8)]
                        )
                ),
            },
            _ => throw context.Fault("bad_query", $"{to.Name} cannot be grouped by a calculation on {from.Name}."),
        };

    /// <summary>The conditions that the other table can tell; the others are said not to narrow it.</summary>
    public Predicate? Where(IReadOnlyList<Predicate> conditions)
    {
        var mapped = new List<Predicate>();
        foreach (var condition in conditions)
        {
            if (Condition(condition) is { } fits)
                mapped.Add(fits);
            else
                context.Note($"{to.Name} is not narrowed by {string.Join(", ", Fields(condition))}, which it does not have.");
        }

        return mapped.Count switch { 0 => null, 1 => mapped[0], _ => new AllOf(mapped) };
    }

    private static IEnumerable<string> Fields(Predicate condition) => condition switch
    {
        OneOf one => [one.Field.Column],
        ContainsText text => [text.Field.Column],
        CompareValue { Of: ColumnValue value } => [value.Field.Column],
        _ => ["a condition"],
    };

    private Predicate? Condition(Predicate condition) => condition switch
    {
        InTimeRange range when Field(range.Field) is { } field => range with { Field = field },
        InCalendarPart calendar when Field(calendar.Field) is { } field => calendar with { Field = field },
        OneOf one when Field(one.Field) is { } field => one with { Field = field },
        Negation negation when Condition(negation.Item) is { } item => new Negation(item),
        _ => null,
    };

    private Field? Field(Field field)
    {
        var sheet = field.Table is null ? from : FieldNames.Sheet(context, field.Table);
        if (sheet == to)
            return new Field(field.Column);
        var column = FieldNames.Column(context, sheet, field.Column);
        if (column.Kind.IsDate())
            return new Field(DateColumns.Default(context, to).Name);
        return
            to.Columns.FirstOrDefault(other =>
                other.Kind == column.Kind && string.Equals(LooseText.Key(other.Name), LooseText.Key(column.Name), StringComparison.Ordinal)
            )
                is { } same
            ? new Field(same.Name)
            : null;
    }
}
