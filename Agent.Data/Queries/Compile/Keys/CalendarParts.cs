using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>Parts of the calendar that come again: their numbers and their names.</summary>
internal static class CalendarParts
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Quarters = ["Q1", "Q2", "Q3", "Q4"];

    private static readonly string[] Seasons = ["Winter", "Spring", "Summer", "Autumn"];

    /// <summary>The part's number in a moment, as <see cref="CalendarPart"/> counts.</summary>
    /// <exception cref="QueryFault">The column has no such part.</exception>
    public static SqlText Number(CompileContext context, ColumnProfile column, SqlText moment, CalendarPart part)
    {
        var fits = part == CalendarPart.Hour ? column.Kind is ColumnKind.DateTime or ColumnKind.Time : column.Kind.IsDate();
        if (!fits)
        {
            throw context.Fault("wrong_kind", part == CalendarPart.Hour && column.Kind == ColumnKind.Date
                ? $"{column.Name} holds dates without a time of day."
                : $"{column.Name} holds {column.Kind.ToWireName()} values: it has no {Word(part)}.");
        }

        MonthOnly.Check(context, column, part);
        return part switch
        {
            CalendarPart.Hour => (SqlText)$"hour({moment})",
            CalendarPart.Weekday => $"isodow({moment})",
            CalendarPart.DayOfMonth => $"day({moment})",
            CalendarPart.WeekOfYear => $"week({moment})",
            CalendarPart.MonthOfYear => $"month({moment})",
            CalendarPart.QuarterOfYear => $"quarter({moment})",
            _ => $"(month({moment}) % 12 // 3 + 1)",
        };
    }

    /// <summary>The name of a part's number; the number itself where it has no other.</summary>
    public static SqlText Name(SqlText number, CalendarPart part) => Names(part) is { } names
        ? $"[{SqlText.Join(", ", names.Select(name => SqlText.Checked($"'{name}'")))}][CAST({number} AS BIGINT)]"
        : number;

    /// <summary>The kind of that name in a table.</summary>
    public static string Kind(CalendarPart part) => Names(part) is null ? "integer" : "text";

    /// <summary>The part in words.</summary>
    public static string Word(CalendarPart part) => part switch
    {
        CalendarPart.Hour => "hour",
        CalendarPart.Weekday => "weekday",
        CalendarPart.DayOfMonth => "day of the month",
        CalendarPart.WeekOfYear => "week of the year",
        CalendarPart.MonthOfYear => "month of the year",
        CalendarPart.QuarterOfYear => "quarter of the year",
        _ => "season",
    };

    private static string[]? Names(CalendarPart part) => part switch
    {
        CalendarPart.Weekday => Weekdays,
        CalendarPart.MonthOfYear => Months,
        CalendarPart.QuarterOfYear => Quarters,
        CalendarPart.Season => Seasons,
        _ => null,
    };
}
