using System.Globalization;

namespace Agent.Core.Queries.Words;

/// <summary>Calendar parts in words.</summary>
public static class CalendarWords
{
    private static readonly string[] Seasons = ["winter", "spring", "summer", "autumn"];

    /// <summary>The part's name: "weekday".</summary>
    public static string Name(CalendarPart part) => part switch
    {
        CalendarPart.Hour => "hour",
        CalendarPart.Weekday => "weekday",
        CalendarPart.DayOfMonth => "day of the month",
        CalendarPart.WeekOfYear => "week of the year",
        CalendarPart.MonthOfYear => "month of the year",
        CalendarPart.QuarterOfYear => "quarter of the year",
        _ => "season",
    };

    /// <summary>One value's name: "Monday", "March", "Q2", "14:00".</summary>
    public static string Value(CalendarPart part, int value) => part switch
    {
        CalendarPart.Hour when value is >= 0 and <= 23 => string.Create(CultureInfo.InvariantCulture, $"{value:00}:00"),
        CalendarPart.Weekday when value is >= 1 and <= 7 => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[value % 7],
        CalendarPart.MonthOfYear when value is >= 1 and <= 12 => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[value - 1],
        CalendarPart.QuarterOfYear when value is >= 1 and <= 4 => $"Q{value}",
        CalendarPart.Season when value is >= 1 and <= 4 => Seasons[value - 1],
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A condition: "on Monday or Friday", "in the hour from 14:00".</summary>
    public static string In(CalendarPart part, IReadOnlyList<int> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var names = QueryLabels.Listed([.. values.Select(value => Value(part, value))], " or ");
        return part switch
        {
            CalendarPart.Hour => $"in the hour from {names}",
            CalendarPart.Weekday => $"on {names}",
            CalendarPart.DayOfMonth => $"on day {names} of the month",
            CalendarPart.WeekOfYear => $"in week {names} of the year",
            CalendarPart.Season => $"in {names}",
            _ => $"in {names} of any year",
        };
    }
}
