using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The cell compares with another of its row: two dates, two numbers, or two grades on one scale.</summary>
internal sealed record ColumnsCondition(ColumnRef Left, string Op, ColumnRef Right, IReadOnlyList<string> Scale) : Condition
{
    public override SheetProfile Sheet => Left.Sheet;

    public override string ToSql(string prefix) => $"{Side(prefix, Left)} {Op} {Side(prefix, Right)}";

    public override string InWords() => $"{Left.Column.Label} {Word()} {Right.Column.Label}";

    private string Word() => (Op, Left.Column.Kind.IsDate()) switch
    {
        ("<", true) => "before",
        (">", true) => "after",
        ("<=", true) => "not after",
        ("<", _) => "below",
        (">", _) => "above",
        ("=", _) => "equal to",
        _ => Op,
    };

    private string Side(string prefix, ColumnRef column)
    {
        var cell = Sql.Column(prefix, column);
        if (Scale.Count == 0)
            // A day and a moment compare by their days: what is closed on its due day is closed in time.
            return Left.Column.Kind.IsDate() && Left.Column.Kind != Right.Column.Kind ? $"CAST({cell} AS DATE)" : cell;
        var ranks = string.Join(' ', Scale.Select((grade, i) => $"WHEN {Sql.Text(grade)} THEN {(i + 1).ToString(CultureInfo.InvariantCulture)}"));
        return $"(CASE {cell} {ranks} END)";
    }
}
