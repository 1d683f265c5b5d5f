using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The time between two dates of the row compares with a length.</summary>
internal sealed record DurationCondition(ColumnRef Start, ColumnRef End, string Op, double Seconds, string Words) : Condition
{
    public override SheetProfile Sheet => Start.Sheet;

    public override string ToSql(string prefix) => $"date_diff('second', {Sql.Column(prefix, Start)}, {Sql.Column(prefix, End)}) {Op} {Sql.Number(Seconds)}";

    public override string InWords() => $"time from {Start.Column.Label} to {End.Column.Label} {Op} {Words}";
}
