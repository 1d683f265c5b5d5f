using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The date lies in some months, on some days of the week, or at some hours, of whatever year.</summary>
internal sealed record CalendarCondition(ColumnRef Column, IReadOnlyList<int> Months, IReadOnlyList<DayOfWeek> Weekdays, (double From, double Until)? Hours, bool IsNegated = false) : Condition
{
    public override SheetProfile Sheet => Column.Sheet;

    public override string ToSql(string prefix)
    {
        var cell = Sql.Column(prefix, Column);
        var sql = Months.Count > 0 ? $"month({cell}) IN ({string.Join(", ", Months)})"
            : Weekdays.Count > 0 ? $"dayofweek({cell}) IN ({string.Join(", ", Weekdays.Select(day => (int)day))})"
            : InHours(cell);
        return IsNegated ? $"NOT ({sql})" : sql;
    }

    public override string InWords()
    {
        var not = IsNegated ? "not " : string.Empty;
        if (Months.Count > 0)
            return $"{Column.Column.Label} {not}in {string.Join(", ", Months.Select(month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)))}";
        if (Weekdays.Count > 0)
            return $"{Column.Column.Label} {not}on a {string.Join(" or ", Weekdays)}";
        return $"{Column.Column.Label} {not}from {Clock(Hours!.Value.From)} until before {Clock(Hours.Value.Until)}";
    }

    private string InHours(string cell)
    {
        var (from, until) = Hours!.Value;
        var minute = $"(hour({cell}) * 60 + minute({cell}))";
        var (first, last) = (Sql.Number(from * 60), Sql.Number(until * 60));
        return from <= until ? $"({minute} >= {first} AND {minute} < {last})" : $"({minute} >= {first} OR {minute} < {last})";
    }

    private static string Clock(double hour) => string.Create(CultureInfo.InvariantCulture, $"{(int)hour:00}:{(int)Math.Round((hour - Math.Floor(hour)) * 60):00}");
}
