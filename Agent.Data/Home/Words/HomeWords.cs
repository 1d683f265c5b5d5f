using Agent.Core.Datasets;
using Agent.Data.Measures;

namespace Agent.Data.Home.Words;

/// <summary>The texts of the tiles in one language. Names of sheets, columns and values stay as the data have them.</summary>
internal abstract class HomeWords
{
    private static readonly HomeWords English = new EnglishHomeWords();
    private static readonly HomeWords German = new GermanHomeWords();

    /// <summary>The texts in a language by its tag; in English where there are none.</summary>
    /// <param name="language">"de", "de-AT"; null for English.</param>
    public static HomeWords For(string? language) =>
        string.Equals(language?.Split('-')[0], "de", StringComparison.OrdinalIgnoreCase) ? German : English;

    /// <summary>A window of whole months: "Dec 2024 – Nov 2025".</summary>
    public abstract string Months(TimeWindow window);

    /// <summary>"to 6 Dec 2025".</summary>
    public abstract string Until(DateTime day);

    /// <summary>"on 6 Dec 2025".</summary>
    public abstract string On(DateTime day);

    /// <summary>A measure in a time as a question: "LTIFR from 2024-12-01 to 2025-11-30".</summary>
    public abstract string InTime(string title, TimeWindow window);

    /// <summary>"per 200,000 h".</summary>
    public abstract string RateUnit(string unit);

    /// <summary>"Incidents in 2025".</summary>
    public abstract string RecordsIn(SheetProfile sheet, int year);

    /// <summary>"How many incidents from 2025-01-01 to 2025-12-06?"</summary>
    public abstract string HowMany(SheetProfile sheet, TimeWindow window);

    /// <summary>"the same days of 2024".</summary>
    public abstract string SameDaysOf(int year);

    /// <summary>"Near-miss ratio".</summary>
    public abstract string NearMissRatio { get; }

    /// <summary>"near misses per injury".</summary>
    public abstract string NearMissesPerInjury { get; }

    /// <summary>"Overdue actions".</summary>
    public abstract string Overdue(SheetProfile sheet);

    /// <summary>"How many actions are overdue?"</summary>
    public abstract string HowManyOverdue(SheetProfile sheet);

    /// <summary>"and 3 due within 30 days".</summary>
    public abstract string DueSoon(double count, int days);

    /// <summary>"of 12 open".</summary>
    public abstract string OfOpen(double? count);

    /// <summary>"Most frequent root cause".</summary>
    public abstract string MostFrequent(string column);

    /// <summary>"Which root cause is most frequent from 2024-12-01 to 2025-11-30?"</summary>
    public abstract string WhichMostFrequent(string column, TimeWindow window);

    /// <summary>" and 2 more", behind names.</summary>
    public abstract string AndMore(int count);

    /// <summary>"12 of 80 (15 %)".</summary>
    public abstract string Share(double count, double total, double percent);

    /// <summary>"Open high hazards".</summary>
    public abstract string OpenHigh(bool isHazards);

    /// <summary>"How many hazards with Status Open and Risk Level High?"</summary>
    public abstract string HowManyHigh(HighRisks risks, bool isHazards);

    /// <summary>What counts as high: "Risk Level High or Critical", "Rating at least 15".</summary>
    public abstract string High(HighRisks risks);

    /// <summary>"Days since the last lost-time injury".</summary>
    public abstract string DaysSinceLostTime { get; }

    /// <summary>"How many days since the last lost-time injury?"</summary>
    public abstract string HowManyDaysSinceLostTime { get; }

    /// <summary>"days".</summary>
    public abstract string Days(double count);

    /// <summary>"Data-quality warnings".</summary>
    public abstract string QualityWarnings { get; }

    /// <summary>"What is in this workbook?"</summary>
    public abstract string WhatIsInside { get; }

    /// <summary>"columns".</summary>
    public abstract string Columns(int count);
}
