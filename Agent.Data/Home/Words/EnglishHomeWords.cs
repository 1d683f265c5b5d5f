using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries.Words;
using Agent.Data.Measures;

namespace Agent.Data.Home.Words;

/// <summary>Tiles in English. The questions are those that the planner reads to the same figure.</summary>
internal sealed class EnglishHomeWords : HomeWords
{
    public override string Months(TimeWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.From:MMM yyyy} – {window.Before!.Value.AddDays(-1):MMM yyyy}");

    public override string Until(DateTime day) => $"to {Day(day)}";

    public override string On(DateTime day) => $"on {Day(day)}";

    public override string InTime(string title, TimeWindow window) => $"{title} {Time(window)}";

    public override string RateUnit(string unit) => unit;

    public override string RecordsIn(SheetProfile sheet, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{Capital(Plural(sheet))} in {year}");

    public override string HowMany(SheetProfile sheet, TimeWindow window) => $"How many {Plural(sheet)} {Time(window)}?";

    public override string SameDaysOf(int year) => string.Create(CultureInfo.InvariantCulture, $"the same days of {year}");

    public override string NearMissRatio => "Near-miss ratio";

    public override string NearMissesPerInjury => "near misses per injury";

    public override string Overdue(SheetProfile sheet) => $"Overdue {Plural(sheet)}";

    public override string HowManyOverdue(SheetProfile sheet) => $"How many {Plural(sheet)} are overdue?";

    public override string DueSoon(double count, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"and {count} due within {days} days");

    public override string OfOpen(double? count) => string.Create(CultureInfo.InvariantCulture, $"of {count} open");

    public override string MostFrequent(string column) => $"Most frequent {Lower(column)}";

    public override string WhichMostFrequent(string column, TimeWindow window) => $"Which {Lower(column)} is most frequent {Time(window)}?";

    public override string AndMore(int count) => string.Create(CultureInfo.InvariantCulture, $" and {count} more");

    public override string Share(double count, double total, double percent) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} of {total:N0} ({percent:0} %)");

    public override string OpenHigh(bool isHazards) => $"Open high {Noun(isHazards)}";

    public override string HowManyHigh(HighRisks risks, bool isHazards) =>
        $"How many {Noun(isHazards)} with {risks.Status.Label} {string.Join(" or ", risks.Open)} and {High(risks)}?";

    public override string High(HighRisks risks) =>
        risks.Bound is { } bound
            ? string.Create(CultureInfo.InvariantCulture, $"{risks.Rating.Label} at least {bound}")
            : $"{risks.Rating.Label} {string.Join(" or ", risks.Values)}";

    public override string DaysSinceLostTime => "Days since the last lost-time injury";

    public override string HowManyDaysSinceLostTime => "How many days since the last lost-time injury?";

    public override string Days(double count) => count == 1 ? "day" : "days";

    public override string QualityWarnings => "Data-quality warnings";

    public override string WhatIsInside => "What is in this workbook?";

    public override string Columns(int count) => count == 1 ? "column" : "columns";

    private static string Day(DateTime day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Time(TimeWindow window) => DateWords.Range(window.From, window.Before);

    private static string Lower(string name) => name.ToLowerInvariant();

    private static string Plural(SheetProfile sheet) => RecordNoun.Of(sheet).Plural;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Noun(bool isHazards) => isHazards ? "hazards" : "risks";
}
