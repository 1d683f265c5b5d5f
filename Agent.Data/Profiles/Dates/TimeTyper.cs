using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Dates;

/// <summary>Times of day and lengths of time, by number format or as text such as <c>14:30</c>; lengths are held in hours.</summary>
internal static class TimeTyper
{
    private const double FirstPlausibleDay = 20_000;

    public static TypedColumn? Try(ColumnSurvey survey)
    {
        int times = survey.Count(CellKind.Time), durations = survey.Count(CellKind.Duration), texts = survey.Count(CellKind.Text);
        if ((times + durations + texts) * 2 < survey.Filled)
            return null;
        var ticks = survey.Texts.Select(text => TextDateParser.TryTime(text, out var read) ? read : CellStore.Null).ToArray();
        if (times + durations == 0 && Array.TrueForAll(ticks, read => read == CellStore.Null))
            return null;

        // A clock that shows a date's time only is a time of day; one that shows 30 hours as 6:00 is a length of time.
        var (isWithinDay, hasDays) = Range(survey, ticks);
        return durations > times || !isWithinDay ? Durations(survey, ticks)
            : Times(survey, ticks) is { } column && hasDays > 0
                ? column with
                {
                    Notes =
                    [
                        .. column.Notes,
                        $"{Counted.Of(hasDays, "cell")} {Counted.Verb(hasDays, "hold")} a date too, which their format hides; it is left out",
                    ],
                }
            : Times(survey, ticks);
    }

    private static TypedColumn? Times(ColumnSurvey survey, long[] ticks) => ColumnFit.Try(
        survey, ColumnKind.Time, "times of day",
        row => survey.Kind(row) switch
        {
            CellKind.Time or CellKind.Duration => Seconds(survey.Number(row) - Math.Floor(survey.Number(row))) % TimeSpan.TicksPerDay,
            CellKind.Date => Seconds(survey.Number(row) - Math.Floor(survey.Number(row))) % TimeSpan.TicksPerDay,
            CellKind.Number when survey.Number(row) is >= 0 and < 1 => Seconds(survey.Number(row)),
            _ => CellStore.Null,
        },
        place => ticks[place]);

    private static TypedColumn? Durations(ColumnSurvey survey, long[] ticks) =>
        ColumnFit.Try(
            survey,
            ColumnKind.Duration,
            "lengths of time",
            row =>
                survey.Kind(row) is CellKind.Duration or CellKind.Time or CellKind.Date or CellKind.Number
                    ? CellStore.Bits(Math.Round(survey.Number(row) * 24, 6))
                    : CellStore.Null,
            place => ticks[place] == CellStore.Null ? CellStore.Null : CellStore.Bits(Math.Round(new TimeSpan(ticks[place]).TotalHours, 6))
        )
            is { } column
            ? column with
            {
                Unit = "h",
                Notes = [.. column.Notes, "Lengths of time are held in hours"],
            }
            : null;

    private static long Seconds(double days) => (long)Math.Round(days * 86_400) * TimeSpan.TicksPerSecond;

    private static (bool IsWithinDay, int HasDays) Range(ColumnSurvey survey, long[] ticks)
    {
        var hasDays = 0;
        var isWithinDay = Array.TrueForAll(ticks, read => read < TimeSpan.TicksPerDay);
        for (var row = 0; row < survey.Rows && isWithinDay; row++)
        {
            if (survey.Kind(row) is not CellKind.Time)
                continue;
            var days = survey.Number(row);
            hasDays += days >= FirstPlausibleDay ? 1 : 0;
            isWithinDay = days is >= 0 and < 1 or >= FirstPlausibleDay;
        }

        return (isWithinDay, hasDays);
    }
}
