using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The cell is one of some values, or none of them. Case does not count; a blank cell is neither.</summary>
internal sealed record ValueCondition(ColumnRef Column, IReadOnlyList<string> Values, bool IsNegated = false) : Condition
{
    public override SheetProfile Sheet => Column.Sheet;

    public override string ToSql(string prefix)
    {
        var cell = Sql.Column(prefix, Column);
        if (Column.Column.Kind == ColumnKind.Boolean)
            return (Values[0] == "true") ^ IsNegated ? cell : $"NOT {cell}";
        var list = string.Join(", ", Values.Select(value => Sql.Text(value.Trim().ToLowerInvariant())));
        if (Column.Column.Kind == ColumnKind.List)
        {
            var has = $"list_has_any(list_transform(string_split({cell}, {Sql.Text(Column.Column.Separator ?? ";")}), lambda item: lower(trim(item))), [{list}])";
            return IsNegated ? $"NOT {has}" : has;
        }

        return $"lower(trim({cell})) {(IsNegated ? "NOT IN" : "IN")} ({list})";
    }

    public override string InWords() => $"{Column.Column.Label} {(IsNegated ? "is not" : "is")} {string.Join(" or ", Values.Take(6).Select(value => $"\"{value}\""))}{(Values.Count > 6 ? " …" : string.Empty)}";

    public override IReadOnlyList<Dictionary<string, object?>>? ToFilters() => Column.Column.Kind == ColumnKind.Boolean
        ? [Filter(Column, "=", (Values[0] == "true") ^ IsNegated)]
        : [Values.Count == 1 ? Filter(Column, IsNegated ? "!=" : "=", Values[0]) : Filter(Column, IsNegated ? "not_in" : "in", Values)];
}
