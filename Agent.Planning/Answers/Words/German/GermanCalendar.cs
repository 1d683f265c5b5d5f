using System.Globalization;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>Days, months and stretches of the calendar in German. The hub runs without cultures, so the names stand here.</summary>
internal static class GermanCalendar
{
    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    private static readonly string[] Weekdays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
    private static readonly string[] Seasons = ["Winter", "Frühling", "Sommer", "Herbst"];

    /// <summary>"März 2025".</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{Months[month - 1]} {year:0000}");

    /// <summary>"3. März 2025", with the time where it has one.</summary>
    public static string Moment(DateTime moment)
    {
        var time = moment.TimeOfDay == TimeSpan.Zero ? string.Empty
            : moment.Ticks % TimeSpan.TicksPerMinute == 0 ? moment.ToString(" HH:mm", CultureInfo.InvariantCulture)
            : moment.ToString(" HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{moment.Day}. {Months[moment.Month - 1]} {moment.Year:0000}{time}");
    }

    /// <summary>"im März 2025", "vom 1. Januar 2025 bis 30. Juni 2025", "seit 1. Januar 2025".</summary>
    public static string Range(DateTime? from, DateTime? until) => (from, until) switch
    {
        (null, null) => "zu irgendeiner Zeit",
        ({ } first, null) => $"seit {Moment(first)}",
        (null, { } end) => $"vor dem {Moment(end)}",
        ({ } first, { } end) => Named(first, end) ?? Between(first, end),
    };

    /// <summary>One value of a part as the tables write it in English: "Monday" is "Montag".</summary>
    public static string Part(string label)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        if (Array.IndexOf(names.DayNames, label) is >= 0 and var day)
            return Weekdays[day];
        if (Array.IndexOf(names.MonthNames, label) is >= 0 and < 12 and var month)
            return Months[month];
        return label switch { "winter" => Seasons[0], "spring" => Seasons[1], "summer" => Seasons[2], "autumn" => Seasons[3], _ => label };
    }

    /// <summary>A condition: "am Montag oder Freitag".</summary>
    public static string In(CalendarPart part, IReadOnlyList<int> values)
    {
        var names = PhraseText.Join([.. values.Select(value => Part(CalendarWords.Value(part, value)))], "oder");
        return part switch
        {
            CalendarPart.Hour => $"in der Stunde ab {names}",
            CalendarPart.Weekday => $"am {names}",
            CalendarPart.DayOfMonth => $"am Tag {names} des Monats",
            CalendarPart.WeekOfYear => $"in Kalenderwoche {names}",
            CalendarPart.QuarterOfYear => $"in {names} aller Jahre",
            CalendarPart.Season => $"im {names}",
            _ => $"im {names} aller Jahre",
        };
    }

    /// <summary>"Wochentag".</summary>
    public static string Name(CalendarPart part) => part switch
    {
        CalendarPart.Hour => "Stunde",
        CalendarPart.Weekday => "Wochentag",
        CalendarPart.DayOfMonth => "Tag des Monats",
        CalendarPart.WeekOfYear => "Kalenderwoche",
        CalendarPart.MonthOfYear => "Monat des Jahres",
        CalendarPart.QuarterOfYear => "Quartal des Jahres",
        _ => "Jahreszeit",
    };

    /// <summary>"Monat", "Monate", "Monaten": the last behind "in" and "von".</summary>
    public static (string One, string Many, string ManyDative) Name(Period period) => period switch
    {
        Period.Day => ("Tag", "Tage", "Tagen"),
        Period.Week => ("Woche", "Wochen", "Wochen"),
        Period.Month => ("Monat", "Monate", "Monaten"),
        Period.Quarter => ("Quartal", "Quartale", "Quartalen"),
        _ => ("Jahr", "Jahre", "Jahren"),
    };

    /// <summary>"Tag", "Tage".</summary>
    public static (string One, string Many) Name(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => ("Minute", "Minuten"),
        TimeUnit.Hour => ("Stunde", "Stunden"),
        TimeUnit.Day => ("Tag", "Tage"),
        TimeUnit.Week => ("Woche", "Wochen"),
        TimeUnit.Month => ("Monat", "Monate"),
        _ => ("Jahr", "Jahre"),
    };

    // A quarter stands with "in", a year and a month with "im".
    private static string? Named(DateTime from, DateTime until) => DateWords.Named(from, until) switch
    {
        null => null,
        var name when until == from.AddYears(1) => $"im Jahr {name}",
        var name when until == from.AddMonths(3) => $"in {name}",
        _ => $"im {Month(from.Year, from.Month)}",
    };

    private static string Between(DateTime from, DateTime until)
    {
        var isDays = from.TimeOfDay == TimeSpan.Zero && until.TimeOfDay == TimeSpan.Zero && until > from;
        if (!isDays)
            return $"ab {Moment(from)} und vor {Moment(until)}";
        var last = until.AddDays(-1);
        return last == from ? $"am {Moment(from)}" : $"vom {Moment(from)} bis {Moment(last)}";
    }
}
