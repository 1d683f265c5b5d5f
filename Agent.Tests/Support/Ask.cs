using System.Globalization;
using Agent.Core.Queries;

namespace Agent.Tests.Support;

/// <summary>Short forms of the nodes of a query, for tests that write many, and of results.</summary>
internal static class Ask
{
    public static ColumnValue Col(string column, string? table = null) => new(new Field(column, table));

    public static OneOf In(string column, params string[] values) => new(new Field(column), values);

    public static Predicate All(params Predicate[] items) => new AllOf(items);

    public static Predicate Any(params Predicate[] items) => new AnyOf(items);

    public static Predicate Not(Predicate item) => new Negation(item);

    public static Predicate Blank(string column) => new IsBlank(new Field(column));

    public static CompareValue Cmp(string column, CompareOp op, double value) => new(Col(column), op, value);

    /// <summary>A range of days, the last included.</summary>
    public static InTimeRange Days(string column, string? from, string? to) => new(new Field(column), Day(from), Day(to)?.AddDays(1));

    public static StatisticOf Stat(Statistic function, string column, string? table = null) => new(function, Col(column, table));

    public static GroupKey By(string column, Period? period = null, CalendarPart? part = null) =>
        new(Col(column)) { Period = period, Part = part };

    public static OrderBy Down { get; } = new() { Select = 0, Descending = true };

    public static OrderBy Up { get; } = new() { Select = 0 };

    /// <summary>The rows of a result: cells by "|", rows by " / ", numbers to four places.</summary>
    public static string Text(QueryResult result) => string.Join(" / ", result.Rows.Select(row => string.Join('|', row.Select(Cell))));

    private static DateTime? Day(string? day) => day is null ? null : DateTime.Parse(day, CultureInfo.InvariantCulture);

    private static string Cell(object? cell) => cell switch
    {
        null => "null",
        double number => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
