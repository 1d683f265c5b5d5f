using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Keys;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>The cell is one of the values, or the list in it has one of them.</summary>
internal sealed class OneOfWriter : PredicateWriter<OneOf>
{
    protected override IEnumerable<Field> Fields(OneOf predicate, RowScope scope) => [predicate.Field];

    protected override SqlText Write(OneOf predicate, RowScope scope)
    {
        if (predicate.Values.Count == 0)
            throw scope.Context.Fault("bad_query", "\"in\" needs at least one value.");
        using var part = scope.Context.In("field");
        var cell = scope.Value(predicate.Field);
        var column = scope.ColumnOf(predicate.Field);
        return column.Kind switch
        {
            ColumnKind.Text or ColumnKind.List => Spelled(predicate, scope, column, cell),
            ColumnKind.Date or ColumnKind.DateTime =>
                $"({SqlText.Join(" OR ", predicate.Values.Select(value => Day(scope, column, cell, value)))})",
            _ => $"{cell} IN ({SqlText.Join(", ", predicate.Values.Select(value => Plain(scope, column, value)))})",
        };
    }

    private static SqlText Spelled(OneOf predicate, RowScope scope, ColumnProfile column, SqlText cell)
    {
        var spellings = Spellings.Of(column);
        var wanted = predicate
            .Values.SelectMany(value => spellings.Meant(value, scope.Sheet.Name, scope.Context.Note))
            .Distinct()
            .Order(StringComparer.Ordinal);
        var list = SqlText.Join(", ", wanted.Select(value => (SqlText)$"{value}"));
        return column.Kind == ColumnKind.List
            ? (SqlText)
                $"list_has_any(list_transform(string_split({cell}, {column.Separator ?? ";"}), lambda item: lower(trim(item))), [{list}])"
            : $"lower(trim({cell})) IN ({list})";
    }

    private static SqlText Day(RowScope scope, ColumnProfile column, SqlText cell, string value) =>
        DateSpan.Parse(value) is { } span
            ? (SqlText)$"({cell} >= {span.Start} AND {cell} < {span.End})"
            : throw scope.Context.Fault(
                "bad_value",
                $"\"{value}\" is no date. Write dates of {column.Name} as 2023, 2023-05, 2023-Q2, 2023-05-17 or 2023-05-17T14:30."
            );

    private static SqlText Plain(RowScope scope, ColumnProfile column, string value)
    {
        try
        {
            return CellValue.Parse(column, value);
        }
        catch (ToolRefusal refusal)
        {
            throw scope.Context.Fault("bad_value", refusal.Message);
        }
    }
}
