using System.Globalization;
using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading.Conditions;
using Agent.Planning.Times;

namespace Agent.Planning.Reading;

/// <summary>Puts the times of a question onto the date column it means.</summary>
internal sealed class TimeFilters(Sentence sentence, Roles roles)
{
    /// <summary>The date that a time is about: the one named, else the sheet's default, else that of a sheet with one row per row.</summary>
    public ColumnRef? Date()
    {
        var named = roles.Dates.Find(link => ReferenceEquals(link.Sheet, sentence.Sheet)) ?? roles.Dates.FirstOrDefault();
        if (named is not null)
            return new ColumnRef(named.Sheet, named.Column!);
        if (DateWords.Named(sentence) is { } said)
            return said;
        // A date that is the same in every row tells no rows apart.
        if (sentence.Sheet.Column(sentence.Sheet.DefaultDateColumn) is { Distinct: not 1 } own)
            return new ColumnRef(sentence.Sheet, own);
        foreach (var other in sentence.Profile.Sheets.Where(other => !ReferenceEquals(other, sentence.Sheet)))
        {
            if (other.Column(other.DefaultDateColumn) is { Distinct: not 1 } date && Joins.IsToOne(sentence.Profile, sentence.Sheet, other))
                return new ColumnRef(other, date);
        }

        return null;
    }

    /// <summary>The conditions; several stretches are one condition, either of which may hold.</summary>
    public IReadOnlyList<Condition> Read(ColumnRef date)
    {
        var conditions = new List<Condition>();
        var ranges = sentence.Times.Where(time => time.Range is not null).ToList();
        var kept = ranges.Where(time => !IsOutside(date, time.Range!)).ToList();
        foreach (var part in (kept.Count > 0 ? kept : ranges).GroupBy(time => Negation.IsExcluded(sentence, time.Start)))
            conditions.Add(new TimeCondition(date, [.. part.Select(time => time.Range!)], part.Key));
        foreach (var time in sentence.Times.Where(time => time.Range is null))
            conditions.Add(new CalendarCondition(time.Hours is null ? date : Clock(date) ?? date, time.Months, time.Weekdays, time.Hours, Negation.At(sentence, time.Start)));
        foreach (var time in sentence.Times)
            sentence.Use(time.Start, time.End);
        return conditions;
    }

    /// <summary>Why the times asked about cannot be answered; null when they can.</summary>
    public Refusal? Check(ColumnRef? date)
    {
        if (sentence.Times.Count == 0)
            return null;
        if (date is null)
            return new Refusal(RefusalKind.NoSuchColumn, $"{sentence.Sheet.Name} has no date that tells its rows apart, so nothing can be said about times.");
        var ranges = sentence.Times.Where(time => time.Range is not null).Select(time => time.Range!).ToList();
        if (ranges.Count > 0 && ranges.TrueForAll(range => IsOutside(date, range)))
            return new Refusal(RefusalKind.OutOfRange, $"The data do not cover that time: {date.Column.Label} runs from {Day(date.Column.Min)} to {Day(date.Column.Max)}.");
        if (sentence.Times.Any(time => time.Hours is not null) && Clock(date) is null)
            return new Refusal(RefusalKind.NoSuchColumn, $"{date.Column.Label} holds days without a time of day.");
        return null;
    }

    /// <summary>The column that says the time of day: the date itself, or a column of times beside it.</summary>
    public static ColumnRef? Clock(ColumnRef date) => date.Column.Kind == ColumnKind.DateTime
        ? date
        : date.Sheet.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Time && column.Filled > 0) is { } time ? new ColumnRef(date.Sheet, time) : null;

    public static DateTime? Parse(string? iso) =>
        DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    private static string Day(string? iso) => iso is { Length: >= 10 } ? iso[..10] : iso ?? "nowhere";

    private static bool IsOutside(ColumnRef date, TimeRange range) =>
        Parse(date.Column.Min) is { } min && Parse(date.Column.Max) is { } max && ((range.From is { } from && from > max) || (range.Until is { } until && until <= min));
}
