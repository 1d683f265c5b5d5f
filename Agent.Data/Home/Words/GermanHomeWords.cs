using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Measures;

namespace Agent.Data.Home.Words;

/// <summary>Tiles in German. No word of the data is bent: its gender and cases are not known.</summary>
internal sealed class GermanHomeWords : HomeWords
{
    // The hub runs without cultures, so the names stand here; short ones as Duden has them.
    private static readonly string[] ShortMonths =
    [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ];

    private static readonly NumberFormatInfo Numbers =
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    public override string Months(TimeWindow window) => $"{Month(window.From!.Value)} – {Month(window.Before!.Value.AddDays(-1))}";

    public override string Until(DateTime day) => $"bis {Day(day)}";

    public override string On(DateTime day) => $"am {Day(day)}";

    public override string InTime(string title, TimeWindow window) => $"{title} {Time(window)}";

    public override string RateUnit(string unit) =>
        unit.StartsWith("per ", StringComparison.Ordinal) ? $"pro {unit[4..].Replace(',', '.')}" : unit;

    public override string RecordsIn(SheetProfile sheet, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plural(sheet)} {year}");

    public override string HowMany(SheetProfile sheet, TimeWindow window) => $"Wie viele {Plural(sheet)} {Time(window)}?";

    public override string SameDaysOf(int year) => string.Create(CultureInfo.InvariantCulture, $"denselben Tagen {year}");

    public override string NearMissRatio => "Beinaheunfälle je Verletzung";

    public override string NearMissesPerInjury => "Beinaheunfälle je Verletzung";

    public override string Overdue(SheetProfile sheet) => $"Überfällige {Plural(sheet)}";

    public override string HowManyOverdue(SheetProfile sheet) => $"Wie viele {Plural(sheet)} sind überfällig?";

    public override string DueSoon(double count, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"und {count} fällig binnen {days} Tagen");

    public override string OfOpen(double? count) => string.Create(CultureInfo.InvariantCulture, $"von {count} offenen");

    public override string MostFrequent(string column) => $"Am häufigsten: {column}";

    public override string WhichMostFrequent(string column, TimeWindow window) =>
        $"Welcher Wert von {column} ist {Time(window)} am häufigsten?";

    public override string AndMore(int count) => string.Create(CultureInfo.InvariantCulture, $" und {count} weitere");

    public override string Share(double count, double total, double percent) =>
        $"{count.ToString("N0", Numbers)} von {total.ToString("N0", Numbers)} ({percent.ToString("0", Numbers)} %)";

    public override string OpenHigh(bool isHazards) => $"Offene hohe {Noun(isHazards)}";

    public override string HowManyHigh(HighRisks risks, bool isHazards) =>
        $"Wie viele {Noun(isHazards)} mit {risks.Status.Label} {string.Join(" oder ", risks.Open)} und {High(risks)}?";

    public override string High(HighRisks risks) =>
        risks.Bound is { } bound
            ? $"{risks.Rating.Label} mindestens {bound.ToString("N0", Numbers)}"
            : $"{risks.Rating.Label} {string.Join(" oder ", risks.Values)}";

    public override string DaysSinceLostTime => "Tage seit der letzten Verletzung mit Ausfallzeit";

    public override string HowManyDaysSinceLostTime => "Wie viele Tage seit der letzten Verletzung mit Ausfallzeit?";

    public override string Days(double count) => count == 1 ? "Tag" : "Tage";

    public override string QualityWarnings => "Hinweise zur Datenqualität";

    public override string WhatIsInside => "Was steht in dieser Arbeitsmappe?";

    public override string Columns(int count) => count == 1 ? "Spalte" : "Spalten";

    private static string Month(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{ShortMonths[day.Month - 1]} {day.Year}");

    private static string Day(DateTime day) => day.ToString("d.M.yyyy", CultureInfo.InvariantCulture);

    private static string Time(TimeWindow window) =>
        window is { From: { Month: 1, Day: 1 } from, Before: { } before } && before == from.AddYears(1)
            ? string.Create(CultureInfo.InvariantCulture, $"im Jahr {from.Year}")
            : $"vom {Day(window.From!.Value)} bis {Day(window.Before!.Value.AddDays(-1))}";

    private static string Plural(SheetProfile sheet) => GermanNoun.Of(RecordNoun.Of(sheet)).Plural;

    private static string Noun(bool isHazards) => isHazards ? "Gefährdungen" : "Risiken";
}
