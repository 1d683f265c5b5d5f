using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>
/// Refuses to ask the day of dates of which only the month is known: they are held as its first day, which no one wrote.
/// </summary>
internal static class MonthOnly
{
    /// <summary>Whether a value is such a date, to be shown as its month.</summary>
    public static bool Is(RowValue value) => !value.IsList && value.Kind.IsDate() && value.Column?.IsMonthOnly is true;

    /// <exception cref="QueryFault">The part is one within a month.</exception>
    public static void Check(CompileContext context, ColumnProfile column, CalendarPart part)
    {
        if (column.IsMonthOnly && (part is CalendarPart.Weekday or CalendarPart.DayOfMonth or CalendarPart.WeekOfYear))
            throw Fault(context, column, $"it has no {CalendarParts.Word(part)}");
    }

    /// <exception cref="QueryFault">The period is shorter than a month.</exception>
    public static void Check(CompileContext context, ColumnProfile? column, Period period)
    {
        if (column is { IsMonthOnly: true } && (period is Period.Day or Period.Week))
            throw Fault(context, column, $"it cannot be told by {PeriodSteps.Word(period)}");
    }

    /// <exception cref="QueryFault">No whole month lies between the two.</exception>
    public static void Check(CompileContext context, ColumnProfile column, DateTime? from, DateTime? until)
    {
        if (column.IsMonthOnly && from is { } first && until is { } last && NextMonth(first).AddMonths(1) > last)
            throw Fault(context, column, "it cannot be asked for days or weeks");
    }

    /// <exception cref="QueryFault">The unit is shorter than a month.</exception>
    public static void Check(CompileContext context, ColumnProfile column, TimeUnit unit)
    {
        if (column.IsMonthOnly && unit < TimeUnit.Month)
            throw Fault(context, column, "lengths of time from or to it can be told in months, not in shorter units");
    }

    private static DateTime NextMonth(DateTime moment)
    {
        var month = new DateTime(moment.Year, moment.Month, 1);
        return moment == month ? month : month.AddMonths(1);
    }

    private static QueryFault Fault(CompileContext context, ColumnProfile column, string what) =>
        context.Fault("wrong_kind", $"{column.Label} says the month, not the day: {what}.");
}
