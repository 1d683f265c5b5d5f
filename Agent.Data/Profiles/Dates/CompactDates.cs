using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles.Dates;

/// <summary>
/// Numbers that write a date or a time without marks: <c>20240131</c>, <c>202401</c>, and <c>1430</c> under a header that speaks of a time.
/// </summary>
internal static partial class CompactDates
{
    private const int MinRows = 3;
    private const int MinMonths = 12;
    private const int RowsLookedAt = 1_000;

    // 1982 to 2064.
    private const double FirstSerial = 30_000;
    private const double LastSerial = 60_000;

    /// <summary>The column as dates or times; null where it is neither.</summary>
    /// <param name="survey">The cells.</param>
    /// <param name="label">The column's header, which tells an amount of 202,401 from a month.</param>
    public static TypedColumn? Try(ColumnSurvey survey, string? label)
    {
        if (survey.Count(CellKind.Number) + survey.Count(CellKind.Text) < survey.Filled || survey.Filled < MinRows)
            return null;
        var saysTime = label is not null && TimeWords().IsMatch(label);
        var saysDate = label is not null && DateWords().IsMatch(label);
        return UsualDigits(survey) switch
        {
            8 => Dates(survey),
            6 when saysDate || survey.Filled >= MinMonths => Months(survey, saysDate),
            // "Date Code" names something, and is no day.
            5 when saysDate && !saysTime && !ToDate().IsMatch(label!) && !CodeWords.Names(label!) => Serials(survey),
            3 or 4 when saysTime && !saysDate => Times(survey),
            _ => null,
        };
    }

    // Of most cells: an hour past midnight has fewer, and a placeholder of nines may have more.
    private static int UsualDigits(ColumnSurvey survey)
    {
        Span<int> counts = stackalloc int[10];
        var cells = 0;
        for (var row = 0; row < survey.Rows && cells < RowsLookedAt; row++)
        {
            if (Number(survey, row) is not { } number || number == 0)
                continue;
            cells++;
            counts[Digits(number)]++;
        }

        // 0015 and 930 are of one kind.
        counts[4] += counts[3];
        var usual = 0;
        for (var digits = 1; digits < counts.Length; digits++)
            usual = counts[digits] > counts[usual] ? digits : usual;
        return usual;
    }

    // Days since 1900, as Excel holds dates, whose format was lost on the way.
    private static TypedColumn? Serials(ColumnSurvey survey)
    {
        var hasTimes = false;
        long Serial(double number)
        {
            if (number is < FirstSerial or > LastSerial || !SerialDate.TryRead(number, out var date))
                return CellStore.Null;
            hasTimes |= date.TimeOfDay != TimeSpan.Zero;
            return date.Ticks;
        }

        return Fit(survey, ColumnKind.Date, "dates", Serial) is { } column
            ? column with
            {
                Kind = hasTimes ? ColumnKind.DateTime : ColumnKind.Date,
                Notes = [.. column.Notes, "Numbers such as 45292 are read as the days that Excel counts, whose date format was lost"],
            }
            : null;
    }

    private static TypedColumn? Dates(ColumnSurvey survey) => Fit(survey, ColumnKind.Date, "dates", number => Day(number)) is { } column
        ? column with { Notes = [.. column.Notes, "Numbers such as 20240131 are read as year, month and day"] }
        : null;

    private static TypedColumn? Months(ColumnSurvey survey, bool saysDate)
    {
        var distinct = new HashSet<double>();
        for (var row = 0; row < survey.Rows && distinct.Count < 4; row++)
        {
            if (Number(survey, row) is { } number)
                distinct.Add(number);
        }

        if (!saysDate && distinct.Count < 4)
            return null;
        return Fit(survey, ColumnKind.Date, "months", number => Day((number * 100) + 1)) is { } column
            ? column with
            {
                IsMonthOnly = true,
                Notes = [.. column.Notes, "Numbers such as 202401 are read as year and month; the day is not known"],
            }
            : null;
    }

    private static TypedColumn? Times(ColumnSurvey survey) => Fit(survey, ColumnKind.Time, "times of day", Clock) is { } column
        ? column with { Notes = [.. column.Notes, "Numbers such as 1430 are read as hours and minutes"] }
        : null;

    private static TypedColumn? Fit(ColumnSurvey survey, ColumnKind kind, string what, Func<double, long> bits) => ColumnFit.Try(
        survey, kind, what,
        row => survey.Kind(row) == CellKind.Number ? bits(survey.Number(row)) : CellStore.Null,
        place => Parsed(survey.Texts[place]) is { } number ? bits(number) : CellStore.Null,
        takesZeros: kind != ColumnKind.Time);

    private static long Day(double number)
    {
        var whole = (long)number;
        int year = (int)(whole / 10_000),
            month = (int)(whole / 100 % 100),
            day = (int)(whole % 100);
        return
            number == whole
            && year is >= 1900 and <= 2100
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day).Ticks
            : CellStore.Null;
    }

    private static long Clock(double number)
    {
        var whole = (int)number;
        return number == whole && whole is >= 0 and <= 2400 && whole % 100 < 60
            ? new TimeSpan(whole / 100 % 24, whole % 100, 0).Ticks
            : CellStore.Null;
    }

    private static double? Number(ColumnSurvey survey, int row) => survey.Kind(row) switch
    {
        CellKind.Number => survey.Number(row),
        CellKind.Text => Parsed(survey.Texts[survey.Text(row)]),
        _ => null,
    };

    private static double? Parsed(string text) =>
        text.Length is >= 3 and <= 8 && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static int Digits(double number) =>
        number is >= 1 and < 1e9 && (number == Math.Floor(number) || number is >= FirstSerial and <= LastSerial)
            ? (int)Math.Floor(Math.Log10(number)) + 1 : 0;

    [GeneratedRegex(@"\b(time|hhmm|hour|uhrzeit|zeit|heure|hora|ora)\b|time$", RegexOptions.IgnoreCase)]
    private static partial Regex TimeWords();

    // An amount up to now is none.
    [GeneratedRegex(@"to[\s_-]*date|up[\s_-]*date", RegexOptions.IgnoreCase)]
    private static partial Regex ToDate();

    [GeneratedRegex(@"date|yyyymm|period|month|year|datum|monat|periode|mois|fecha|mes\b|data\b|\p{L}\s+(on|am)$", RegexOptions.IgnoreCase)]
    private static partial Regex DateWords();
}
