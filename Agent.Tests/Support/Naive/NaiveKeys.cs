using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>Keys of groups: of a row, the groups it is in, each by a value that sorts and a label.</summary>
internal sealed class NaiveKeys(NaiveRows rows)
{
    /// <summary>The raw keys of a row: null for blank; one, unless the row has several values.</summary>
    public IReadOnlyList<object?> Of(GroupKey key, NaiveRow row, IReadOnlyList<Predicate> conditions)
    {
        IEnumerable<NaiveRow> looked = [row];
        if (row.Table == "M" && key.Of is ColumnValue { Field: var field } && NaiveRows.IsOther(field, row.Table))
            looked = rows.Others(row)
                .Select(other => row with { Other = other })
                .Where(pair => conditions.All(condition => rows.Holds(condition, pair) == true));
        var keys = looked.SelectMany(one => Single(key, one)).OfType<object>().Distinct().Select(key => (object?)key).ToList();
        return keys.Count == 0 ? new object?[] { null } : keys;
    }

    public static object? Label(GroupKey key, object? raw) => raw switch
    {
        null => null,
        DateTime start when key.Period is { } period => period switch
        {
            Period.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Period.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(start)}-W{ISOWeek.GetWeekOfYear(start):00}"),
            Period.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Period.Quarter => string.Create(CultureInfo.InvariantCulture, $"{start.Year}-Q{(start.Month + 2) / 3}"),
            _ => start.Year.ToString(CultureInfo.InvariantCulture),
        },
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        long number when key.Part is { } part => Name(part, (int)number),
        double edge when key.Edges is { } edges => Bucket(edges, edge),
        _ => raw,
    };

    public static DateTime Start(DateTime moment, Period period) => period switch
    {
        Period.Day => moment.Date,
        Period.Week => ISOWeek.ToDateTime(ISOWeek.GetYear(moment), ISOWeek.GetWeekOfYear(moment), DayOfWeek.Monday),
        Period.Month => new DateTime(moment.Year, moment.Month, 1),
        Period.Quarter => new DateTime(moment.Year, ((moment.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateTime(moment.Year, 1, 1),
    };

    public static DateTime Next(DateTime start, Period period) => period switch
    {
        Period.Day => start.AddDays(1),
        Period.Week => start.AddDays(7),
        Period.Month => start.AddMonths(1),
        Period.Quarter => start.AddMonths(3),
        _ => start.AddYears(1),
    };

    /// <summary>The usual spelling of each value of a column: the most frequent one, of equals the first in order.</summary>
    public string Usual(string column, string value)
    {
        var table = column == "Owner" ? rows.Data.R : rows.Data.M;
        var all = table.Select(row => row[column] as string).OfType<string>();
        var cells = column == "Tags" ? all.SelectMany(cell => NaiveRows.Items(cell).Distinct()) : all;
        var order =
            column == "Tags"
                ? cells.GroupBy(text => text).OrderByDescending(group => group.Count())
                : cells.GroupBy(text => text).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal);
        return order.First(group => NaiveRows.Fold(group.Key) == NaiveRows.Fold(value)).Key.Trim();
    }

    private IEnumerable<object?> Single(GroupKey key, NaiveRow row)
    {
        var value = rows.Value(key.Of, row);
        var column = (key.Of as ColumnValue)?.Field.Column;
        return value switch
        {
            null => [],
            DateTime moment when key.Period is { } period => [Start(moment, period)],
            DateTime moment when key.Part is { } part => [(long)NaiveRows.Part(moment, part)],
            _ when key.Edges is { } edges => [Edge(edges, Convert.ToDouble(value, CultureInfo.InvariantCulture))],
            string text when column == "Tags" => NaiveRows.Items(text).Select(item => (object?)Usual(column, item)),
            string text when column is "Site" or "Owner" => [Usual(column, text)],
            _ => [value],
        };
    }

    private static double Edge(IReadOnlyList<double> edges, double value) =>
        edges.Where(edge => edge <= value).DefaultIfEmpty(double.NegativeInfinity).Last();

    private static string Bucket(IReadOnlyList<double> edges, double low)
    {
        if (double.IsNegativeInfinity(low))
            return $"below {edges[0]}";
        var at = edges.ToList().IndexOf(low);
        return at == edges.Count - 1 ? $"{low}+" : $"{low}–{edges[at + 1] - 1}";
    }

    private static object Name(CalendarPart part, int number) => part switch
    {
        CalendarPart.Weekday => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(number % 7)),
        CalendarPart.MonthOfYear => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(number),
        CalendarPart.QuarterOfYear => $"Q{number}",
        CalendarPart.Season => new[] { "Winter", "Spring", "Summer", "Autumn" }[number - 1],
        _ => (long)number,
    };
}
