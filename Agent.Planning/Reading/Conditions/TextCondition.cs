using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>A text stands in one of some columns.</summary>
internal sealed record TextCondition(IReadOnlyList<ColumnRef> Columns, string Op, string Text, bool IsNegated = false) : Condition
{
    public override SheetProfile Sheet => Columns[0].Sheet;

    public override string ToSql(string prefix)
    {
        var any = string.Join(" OR ", Columns.Select(column => $"coalesce({Op}(lower(CAST({Sql.Column(prefix, column)} AS VARCHAR)), {Sql.Text(Text.ToLowerInvariant())}), FALSE)"));
        return IsNegated ? $"NOT ({any})" : Columns.Count == 1 ? any : $"({any})";
    }

    public override string InWords() =>
        $"{string.Join(" or ", Columns.Select(column => column.Column.Label))} {(IsNegated ? "does not " : string.Empty)}{(Op, IsNegated) switch { ("contains", true) => "contain", ("contains", _) => "contains", ("starts_with", _) => "starts with", _ => "ends with" }} \"{Text}\"";

    public override IReadOnlyList<Dictionary<string, object?>>? ToFilters() =>
        Columns.Count > 1 || (IsNegated && Op != "contains") ? null : [Filter(Columns[0], IsNegated ? "not_contains" : Op, Text)];
}
