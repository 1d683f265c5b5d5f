using System.Globalization;
using Agent.Core.Datasets;
using Agent.Planning.Times;

namespace Agent.Planning.Reading.Conditions;

/// <summary>The date lies in one of some stretches of the calendar.</summary>
internal sealed record TimeCondition(ColumnRef Column, IReadOnlyList<TimeRange> Ranges, bool IsNegated = false) : Condition
{
    public override SheetProfile Sheet => Column.Sheet;

    public override string ToSql(string prefix)
    {
        var cell = Sql.Column(prefix, Column);
        var any = string.Join(" OR ", Ranges.Select(range => $"({string.Join(" AND ", Bounds(cell, range))})"));
        return IsNegated ? $"NOT ({any})" : Ranges.Count == 1 ? any : $"({any})";
    }

    public override string InWords() => $"{Column.Column.Label} {(IsNegated ? "not " : string.Empty)}{string.Join(" or ", Ranges.Select(range => range.InWords()))}";

    public override IReadOnlyList<Dictionary<string, object?>>? ToFilters()
    {
        if (IsNegated || Ranges.Count != 1)
            return null;
        var filters = new List<Dictionary<string, object?>>();
        if (Ranges[0].From is { } from)
            filters.Add(Filter(Column, ">=", Iso(from)));
        if (Ranges[0].Until is { } until)
            filters.Add(Filter(Column, "<", Iso(until)));
        return filters;
    }

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Bounds(string cell, TimeRange range)
    {
        if (range.From is { } from)
            yield return $"{cell} >= {Sql.Moment(from)}";
        if (range.Until is { } until)
            yield return $"{cell} < {Sql.Moment(until)}";
        if (range.From is null && range.Until is null)
            yield return "TRUE";
    }
}
