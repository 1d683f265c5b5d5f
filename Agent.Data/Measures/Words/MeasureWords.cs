using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Data.Measures.Words;

/// <summary>
/// What a measure says of itself in one language: title, headings, how it was worked out. Names of sheets, columns and values stay as the
/// data have them.
/// </summary>
internal abstract class MeasureWords
{
    /// <summary>English, which is also the language of whoever asked for none.</summary>
    public static MeasureWords English { get; } = new EnglishMeasureWords();

    /// <summary>The words of the language of some phrases; English where there are none for it.</summary>
    /// <param name="phrases">The language, with its conditions.</param>
    /// <param name="profile">The dataset whose names they use.</param>
    public static MeasureWords For(QueryPhrases phrases, DatasetProfile profile) =>
        phrases.Language == AskLanguages.German ? new GermanMeasureWords(phrases, profile) : English;

    /// <summary>The title of a measure with what narrows it.</summary>
    public string Title(MeasureContext context, MeasureText about) =>
        Name(about)
        + (context.Group is { } group ? By(group.Label) : string.Empty)
        + (context.Period is { } period ? Followed(period, context.Rolling) : string.Empty)
        + (context.Workforce == Workforce.All ? string.Empty : $", {Whose(context.Workforce)}")
        + In(context.Window);

    /// <summary>"Near-miss ratio".</summary>
    public abstract string Name(MeasureText about);

    /// <summary>"recordable incidents × 200,000 ÷ hours worked."</summary>
    public abstract string Formula(MeasureText about, double hoursBase);

    /// <summary>"200,000".</summary>
    public abstract string Number(double value);

    /// <summary>" by Site".</summary>
    public abstract string By(string label);

    /// <summary>" by month", ", rolling 12 months".</summary>
    protected abstract string Followed(string period, int? rolling);

    /// <summary>"contractors".</summary>
    protected abstract string Whose(Workforce workforce);

    /// <summary>" in 2024", ", January 2022 to June 2025"; nothing for an open one.</summary>
    protected abstract string In(TimeWindow window);

    /// <summary>" as of 2025-03-03".</summary>
    public abstract string AsOf(DateOnly day);

    /// <summary>A heading, a unit or a name that the measure itself gives.</summary>
    public abstract string Own(string text);

    /// <summary>Which records count, in words.</summary>
    public abstract string Test(EventTest test, SheetProfile sheet);

    // How it was worked out.

    /// <summary>The hours have no dates.</summary>
    public abstract string HoursOfAll(string sheet);

    /// <summary>The time that incidents and hours share.</summary>
    public abstract string OverBoth(TimeWindow window);

    /// <summary>Hours of own people over incidents of everybody.</summary>
    public abstract string HoursAlone(string hours, string without);

    /// <summary>Incidents and hours of contractors.</summary>
    public abstract string OfContractors(string test, string hours);

    /// <summary>Incidents and hours without contractors.</summary>
    public abstract string WithoutContractors(string test, string hours);

    /// <summary>What a rate is, which incidents it counts, how its interval was made.</summary>
    public abstract string RateMadeOf(string name, string formula, string counted);

    /// <summary>What a severity rate is.</summary>
    public abstract string SeverityMadeOf(double hoursBase, string column);

    /// <summary>Which are near misses, which injuries.</summary>
    public abstract string NearMissesAndInjuries(string near, string injuries);

    /// <summary>"By Due Date and Status."</summary>
    public abstract string ByColumns(params IReadOnlyList<string> columns);

    /// <summary>How the limits of a c chart were made.</summary>
    public abstract string CountLimits { get; }

    /// <summary>How the limits of a u chart were made.</summary>
    public abstract string RateLimits(double hoursBase);

    /// <summary>The ratios that others found.</summary>
    public abstract string PyramidsOfOthers { get; }

    /// <summary>"The 20 Site with the most incidents of 35."</summary>
    public abstract string MostIncidents(int shown, string column, long of);

    /// <summary>What counts as a repeat.</summary>
    public abstract string Repeats(string place, string kind, int days);

    /// <summary>From which day to which a delay runs.</summary>
    public abstract string DelayMadeOf(string from, string to);

    /// <summary>"no Date or no Reported".</summary>
    public abstract string Lacks(string from, string to);

    /// <summary>"reported before it happened".</summary>
    public abstract string ReportedBefore { get; }

    /// <summary>How incidents with several causes count.</summary>
    public abstract string SeveralCauses { get; }

    /// <summary>Incidents without a cause are not in the shares.</summary>
    public abstract string WithoutCause { get; }

    /// <summary>The rows of a yearly summary.</summary>
    public abstract string FromSummary(string sheet);
}
