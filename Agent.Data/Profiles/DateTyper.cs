using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>Dates, with or without a time of day: by number format, or typed as text.</summary>
internal static class DateTyper
{
    // Ten years around the dates of a column: a bare number within is a date whose format was lost.
    private const double Around = 3_653;

    public static TypedColumn? Try(ColumnSurvey survey, DateOrder? hint)
    {
        int dates = survey.Count(CellKind.Date), texts = survey.Count(CellKind.Text);
        if ((dates + texts) * 2 < survey.Filled)
            return null;
        var reading = texts == 0 ? null : TextDates.Read(survey.Texts, survey.TextCounts, () => Rows(survey), hint);
        if (dates == 0 && reading is null)
            return null;

        var (low, high) = Range(survey);
        int lost = 0, withTime = 0;
        long Cell(int row)
        {
            var serial = survey.Number(row);
            var isLost = survey.Kind(row) == CellKind.Number && serial >= low - Around && serial <= high + Around;
            if ((survey.Kind(row) != CellKind.Date && !isLost) || !(serial >= 1) || !SerialDate.TryRead(serial, out var date))
                return CellStore.Null;
            lost += isLost ? 1 : 0;
            withTime += date.TimeOfDay != TimeSpan.Zero ? 1 : 0;
            return date.Ticks;
        }

        long Text(int place)
        {
            var ticks = reading?.Ticks(place) ?? CellStore.Null;
            withTime += ticks != CellStore.Null && ticks % TimeSpan.TicksPerDay != 0 ? 1 : 0;
            return ticks;
        }

        if (ColumnFit.Try(survey, ColumnKind.DateTime, "dates", Cell, Text) is not { } column)
            return null;
        return column with
        {
            Kind = withTime > 0 ? ColumnKind.DateTime : ColumnKind.Date,
            DateOrder = reading?.Order,
            Notes =
            [
                .. column.Notes,
                .. dates > 0 && texts > 0 ? [$"{texts:N0} of {survey.Filled:N0} cells are dates typed as text"] : Array.Empty<string>(),
                .. reading?.Notes() ?? [],
                .. lost > 0 ? [$"{lost:N0} numbers without a date format lie among the dates and are read as dates"] : Array.Empty<string>(),
            ],
        };
    }

    private static IEnumerable<int> Rows(ColumnSurvey survey)
    {
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) == CellKind.Text)
                yield return survey.Text(row);
        }
    }

    private static (double Low, double High) Range(ColumnSurvey survey)
    {
        double low = double.MaxValue, high = double.MinValue;
        for (var row = 0; row < survey.Rows; row++)
        {
            if (survey.Kind(row) == CellKind.Date)
                (low, high) = (Math.Min(low, survey.Number(row)), Math.Max(high, survey.Number(row)));
        }

        return low <= high ? (low, high) : (double.MaxValue, double.MinValue);
    }
}
