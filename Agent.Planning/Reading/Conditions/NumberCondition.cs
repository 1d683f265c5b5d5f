using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The number in the cell compares with another.</summary>
internal sealed record NumberCondition(ColumnRef Column, string Op, double Value) : Condition
{
    public override SheetProfile Sheet => Column.Sheet;

    public override string ToSql(string prefix) => $"{Sql.Column(prefix, Column)} {Op} {Sql.Number(Value)}";

    public override string InWords() => $"{Column.Column.Label} {Op} {Sql.Number(Value)}";

    public override IReadOnlyList<Dictionary<string, object?>>? ToFilters() => [Filter(Column, Op, Value)];
}
