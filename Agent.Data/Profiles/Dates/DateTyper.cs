using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Dates;

/// <summary>Dates, with or without a time of day: by number format, or typed as text.</summary>
internal static partial class DateTyper
{
    // Ten years around the dates of a column: a bare number within is a date whose format was lost.
    private const double Around = 3_653;

    /// <param name="survey">The cells.</param>
    /// <param name="hint">Which comes first in the sheet's other dates.</param>
    /// <param name="label">The header.</param>
    public static TypedColumn? Try(ColumnSurvey survey, DateOrder? hint, string? label = null)
    {
        int dates = survey.Count(CellKind.Date), texts = survey.Count(CellKind.Text);
        if ((dates + texts) * 2 < survey.Filled)
            return null;
        var reading = texts == 0 ? null : TextDates.Read(survey.Texts, survey.TextCounts, () => Rows(survey), hint);
        if (dates == 0 && reading is null)
            return texts == 0 ? null : Months(survey);
        var areSwapped = SwappedDates.Are(survey, reading);

        var (low, high) = Range(survey);
        int lost = 0, withTime = 0;
        var areFirsts = true;
        long Cell(int row)
        {
            var serial = survey.Number(row);
            var isLost = survey.Kind(row) == CellKind.Number && serial >= low - Around && serial <= high + Around;
            if ((survey.Kind(row) != CellKind.Date && !isLost) || !(serial >= 1) || !SerialDate.TryRead(serial, out var date))
                return CellStore.Null;
            lost += isLost ? 1 : 0;
            withTime += date.TimeOfDay != TimeSpan.Zero ? 1 : 0;
            areFirsts &= date.Day == 1;
            return (areSwapped ? SwappedDates.Mend(date) : date).Ticks;
        }

        long Text(int place)
        {
            var ticks = reading?.Ticks(place) ?? CellStore.Null;
            withTime += ticks != CellStore.Null && ticks % TimeSpan.TicksPerDay != 0 ? 1 : 0;
            areFirsts &= ticks == CellStore.Null || new DateTime(ticks).Day == 1;
            return ticks;
        }

        if (ColumnFit.Try(survey, ColumnKind.DateTime, "dates", Cell, Text, takesWords: true, takesZeros: true) is not { } fitted)
            return null;
        var column = StandInDates.Blank(fitted);
        var typed = Enumerable
            .Range(0, survey.Texts.Count)
            .Where(place => reading?.Ticks(place) is { } ticks && ticks != CellStore.Null)
            .Sum(place => (long)survey.TextCounts[place]);
        return column with
        {
            Kind = withTime > 0 ? ColumnKind.DateTime : ColumnKind.Date,
            DateOrder = reading?.Order,
            HasDottedDates =
                reading is not null && survey.Texts.Take(20).Any(text => text.Length >= 8 && text[2] == '.' && text.LastIndexOf('.') == 5),
            IsMonthOnly =
                areFirsts
                && withTime == 0
                && (
                    (label is not null && MonthWords().IsMatch(label))
                    || (
                        texts == 0
                        && survey.Formats().Where(format => format.Key.Kind == CellKind.Date).All(format => !format.Key.ShowsDay)
                    )
                ),
            Caveats =
            [
                .. areSwapped
                    ? [$"day and month of {dates:N0} dates were swapped when they were typed, and are mended"]
                    : Array.Empty<string>(),
                .. reading?.Caveats() ?? [],
                .. column.Caveats,
            ],
            Notes =
            [
                .. areSwapped
                    ?
                    [
                        $"Day and month of {dates:N0} dates were swapped when they were typed, and are mended: every date up to the 12th is a real date, every one behind it text",
                    ]
                    : Array.Empty<string>(),
                .. column.Notes,
                .. dates > 0 && typed > 0 ? [$"{Counted.Cells(typed, survey.Filled, "hold")} dates typed as text"] : Array.Empty<string>(),
                .. reading?.Notes() ?? [],
                .. lost > 0
                    ?
                    [
                        $"{Counted.Of(lost, "number")} without a date format {Counted.Verb(lost, "lie")} among the dates and {Counted.Verb(lost, "are")} read as a date",
                    ]
                    : Array.Empty<string>(),
            ],
        };
    }

    private static TypedColumn? Months(ColumnSurvey survey)
    {
        var months = survey
            .Texts.Select(text =>
                TextMonths.TryRead(text, out var year, out var month) ? new DateTime(year, month, 1).Ticks : CellStore.Null
            )
            .ToArray();
        if (Array.TrueForAll(months, month => month == CellStore.Null))
            return null;
        return ColumnFit.Try(survey, ColumnKind.Date, "months", _ => CellStore.Null, place => months[place], takesWords: true) is { } column
            ? column with
            {
                IsMonthOnly = true,
                Notes = [.. column.Notes, "Months typed as text are held as their first day; the day is not known"],
            }
            : null;
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

    // The first of a month under a header that says month is written for the whole of it.
    [GeneratedRegex(@"\b(month|monat|mois|mes|mese|mês|maand)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthWords();
}
