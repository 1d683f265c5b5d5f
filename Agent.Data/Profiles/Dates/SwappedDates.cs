using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Dates;

/// <summary>
/// Finds columns where days and months were typed in one order and read by Excel in the other: what could be read became a date with day
/// and month swapped, what
/// could not, days above 12, stayed text. The pattern is telling: no real date has a day above 12, no text has one below.
/// </summary>
internal static class SwappedDates
{
    private const int MinDates = 4;

    public static bool Are(ColumnSurvey survey, TextDateReading? reading)
    {
        if (
            reading is null
            || reading.Either > 0
            || survey.Count(CellKind.Date) < MinDates
            || Math.Min(reading.OnlyDayFirst, reading.OnlyMonthFirst) > 0
            || Math.Max(reading.OnlyDayFirst, reading.OnlyMonthFirst) < MinDates
        )
            return false;
        var days = new HashSet<int>();
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) != CellKind.Date)
                continue;
            if (!SerialDate.TryRead(survey.Number(row), out var date) || date.Day > 12)
                return false;
            days.Add(date.Day);
        }

        // The first of each month alone, or one day again and again, proves nothing.
        return days.Count > 1 || survey.Count(CellKind.Date) >= 12;
    }

    /// <summary>The date that was meant.</summary>
    public static DateTime Mend(DateTime date) => new DateTime(date.Year, date.Day, date.Month).Add(date.TimeOfDay);
}
