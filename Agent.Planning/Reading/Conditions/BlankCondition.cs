using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The cell is blank, or has a value.</summary>
internal sealed record BlankCondition(ColumnRef Column, bool IsBlank) : Condition
{
    public override SheetProfile Sheet => Column.Sheet;

    public override string ToSql(string prefix) => $"{Sql.Column(prefix, Column)} IS {(IsBlank ? string.Empty : "NOT ")}NULL";

    public override string InWords() => $"{Column.Column.Label} {(IsBlank ? "is blank" : "is given")}";

    public override IReadOnlyList<Dictionary<string, object?>>? ToFilters() => [Filter(Column, IsBlank ? "is_null" : "not_null")];
}
