using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words;

/// <summary>
/// The catalogue of one language: every phrase of an answer, its plurals, its numbers and dates. The sentences decide what is told, the
/// catalogue how. Names of sheets, columns and values stay as the data have them.
/// </summary>
internal abstract partial class AnswerWords
{
    /// <summary>English, which is also the language of whoever asked for none.</summary>
    public static AnswerWords English { get; } = new EnglishWords();

    private static readonly German.GermanWords German = new();

    /// <summary>All catalogues, English first.</summary>
    public static IReadOnlyList<AnswerWords> All { get; } = [English, German];

    /// <summary>The catalogue of a language by its tag; English where there is none for it.</summary>
    /// <param name="language">"de", "de-AT", "en-GB"; null for the hub's own.</param>
    public static AnswerWords For(string? language) =>
        string.Equals(language?.Split('-')[0], German.Language, StringComparison.OrdinalIgnoreCase) ? German : English;

    /// <summary>The language's tag: "en".</summary>
    public abstract string Language { get; }

    /// <summary>Signs of decimals and thousands.</summary>
    public abstract NumberFormatInfo Numbers { get; }

    /// <summary>What is said where there is no figure to tell.</summary>
    public abstract ReplyWords Replies { get; }

    // Cells.

    /// <summary>"no value".</summary>
    public abstract string NoValue { get; }

    /// <summary>"yes".</summary>
    public abstract string YesOrNo(bool value);

    /// <summary>"3 Mar 2025", with the time where it has one.</summary>
    public abstract string Moment(DateTime moment);

    /// <summary>"3 Mar 2025".</summary>
    public string Day(DateOnly day) => Moment(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>A period's label as the tables have it: "2025-03" is "March 2025".</summary>
    public string PeriodLabel(string label) =>
        MonthLabel().Match(label) is { Success: true } month ? Month(Number(month, 1), Number(month, 2))
        : QuarterLabel().Match(label) is { Success: true } quarter ? $"Q{quarter.Groups[2].Value} {quarter.Groups[1].Value}"
        : label;

    /// <summary>A part of the calendar as the tables have it: "Monday", "March", "winter".</summary>
    public abstract string PartLabel(string label);

    /// <summary>"in March 2025", "from 1 Jan 2025 to 30 Jun 2025".</summary>
    /// <param name="from">First moment; null for no bound.</param>
    /// <param name="until">First moment after; null for no bound.</param>
    public abstract string Range(DateTime? from, DateTime? until);

    /// <summary>A unit of the data behind a number: "1 day" for "days".</summary>
    public abstract string Unit(string number, string unit);

    /// <summary>"days" for a length of time, as a unit.</summary>
    public abstract string TimeUnit(TimeUnit unit);

    // Nouns and names.

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public abstract string Join(IReadOnlyList<string> items);

    /// <summary>A heading inside a sentence.</summary>
    public abstract string Heading(string label);

    /// <summary>"overdue " before what the records are called; empty where it is told apart.</summary>
    public virtual string Status(ActionStatus? status) => string.Empty;

    /// <summary>"1 incident", "12 overdue actions".</summary>
    public virtual string Count(RecordNoun noun, double count, ActionStatus? status) => Count(noun, count);

    /// <summary>"incidents".</summary>
    public abstract string Plural(RecordNoun noun);

    /// <summary>"incident".</summary>
    public abstract string One(RecordNoun noun);

    /// <summary>"1 incident", "1,453 incidents".</summary>
    public abstract string Count(RecordNoun noun, double count);

    /// <summary>"No incidents."</summary>
    public abstract string None(RecordNoun noun);

    /// <summary>A sentence that follows "Yes:" or "No:".</summary>
    public abstract string AfterColon(string sentence);

    /// <summary>"Yes: 3 incidents."</summary>
    public abstract string YesNo(bool holds, string plain);

    // Figures.

    /// <summary>"different departments".</summary>
    public abstract string Different(string heading);

    /// <summary>"14 different departments."</summary>
    public abstract string DifferentCount(string value, string heading);

    /// <summary>"Spellings of one value count once, such as 'ENFIELD' and 'Enfield'; as written there are 1,769."</summary>
    /// <param name="first">One way of writing a value.</param>
    /// <param name="second">Another.</param>
    /// <param name="asWritten">How many there are when each spelling counts; null where that is not known.</param>
    public abstract string WrittenSeveralWays(string first, string second, string? asWritten);

    /// <summary>"incidents per month".</summary>
    public abstract string PerPeriod(string what, Period period);

    /// <summary>"12.4 incidents per month on average."</summary>
    public abstract string PerPeriodWhole(string value, string what, Period period);

    /// <summary>"That is 867 over 70 months."</summary>
    public abstract string PerPeriodMadeOf(string total, double periods, Period period);

    /// <summary>"ratio", "percentage", "rate".</summary>
    public abstract string RatioName(double factor);

    /// <summary>"There is nothing to divide by."</summary>
    public abstract string NothingToDivideBy { get; }

    /// <summary>"That is number divided by number of Hours: 3 and 2."; without figures where the result has none.</summary>
    public abstract string RatioMadeOf(string words, string? top, string? bottom);

    /// <summary>"the incidents", "the total cost": what a share is of, behind <see cref="ShareWhole"/>.</summary>
    public abstract string ShareBase(RecordNoun noun, string? amount);

    /// <summary>"No incidents to take a share of."</summary>
    public abstract string NoShare(RecordNoun noun);

    /// <summary>"25.5 % of the incidents."</summary>
    public abstract string ShareWhole(string value, string whole);

    /// <summary>"share of the incidents".</summary>
    public abstract string Share(string whole);

    /// <summary>"That is 221 of 867 incidents."</summary>
    public abstract string ShareMadeOf(string part, string whole, string? noun);

    /// <summary>"The share is of those where Severity is High."</summary>
    public abstract string SharePart(string condition);

    /// <summary>"average cost", "latest date".</summary>
    public abstract string Statistic(Statistic function, string what, bool isDate);

    /// <summary>"median time from created to closed"; without an end "time since created".</summary>
    public abstract string SpanStatistic(Statistic function, string from, string? to);

    /// <summary>"No incidents with a value in cost."</summary>
    public abstract string NoneWithValue(RecordNoun noun, string heading);

    /// <summary>"12 days since the last of these incidents."</summary>
    public abstract string SinceLast(string value, RecordNoun noun);

    /// <summary>"3 Mar 2025 is the latest date."</summary>
    public abstract string DayFirst(string value, string subject);

    /// <summary>"90 % of the values are no higher."</summary>
    public abstract string PercentileMeans(string percentile);

    // Groups.

    /// <summary>"Maintenance had the most incidents: 221 of 867 (25.5 %)."</summary>
    public abstract string Leader(GroupLead lead);

    /// <summary>" of 867 (25.5 %)", behind a count.</summary>
    public abstract string OfTotal(string total, string percent);

    /// <summary>"A, B and C are level on incidents: 3 each."</summary>
    public abstract string Level(GroupLead lead);

    /// <summary>"8 groups tie for the highest incidents: 3 each."</summary>
    public abstract string Tie(GroupLead lead);

    /// <summary>"8 groups tie".</summary>
    public abstract string GroupsTie(string count);

    /// <summary>"Then: Logistics 97 and Office 5."; "Others" where the order is not by size.</summary>
    public abstract string Followers(bool bySize, string followers);

    /// <summary>"36 more".</summary>
    public abstract string More(string count);

    /// <summary>"Incidents by site is in the table."</summary>
    public abstract string GroupsInTable(string subject, string by);

    /// <summary>"Incidents by site has no values."</summary>
    public abstract string GroupsWithoutValues(string subject, string by);

    /// <summary>"7 departments."</summary>
    public abstract string GroupCount(double number, string text, IReadOnlyList<GroupKey> keys, string heading);

    /// <summary>"Incidents by month, December 2024 to May 2025".</summary>
    public abstract string Series(string subject, Period period, string? window, string first, string last);

    /// <summary>"no values."</summary>
    public abstract string NoValues { get; }

    /// <summary>"most in May 2025 (31), fewest in August 2025 (3)."</summary>
    public abstract string SeriesEnds(bool isCount, string top, string bottom);

    // Comparisons.

    /// <summary>"8 fewer incidents in 2025 than in 2024 (-3.7 %). 2024: 219, 2025: 211."</summary>
    public abstract string TwoPeriods(PeriodChange change);

    /// <summary>"Without Site: 12.": the group that has no value.</summary>
    public abstract string BlankGroup(string heading, string value);

    /// <summary>"There is nothing to compare with."</summary>
    public abstract string NothingToCompareWith { get; }

    /// <summary>"No incidents to compare."</summary>
    public abstract string NoneToCompare(RecordNoun noun);

    /// <summary>"2.3 times as many incidents."</summary>
    public abstract string Times(string number, string subject, bool isCount);

    /// <summary>"No difference in incidents."</summary>
    public abstract string NoDifference(string subject);

    /// <summary>"12 more incidents."; of what is no count "Average cost is 12 higher."</summary>
    public abstract string Change(string amount, bool isMore, string subject, bool isCount);

    /// <summary>"Change in incidents: -12 %.": from an earlier time to a later one, with its sign.</summary>
    public abstract string ChangeOverTime(string signed, string subject);

    /// <summary>"12 % more incidents."; of what is no count "Average cost is 12 % higher."</summary>
    public abstract string PercentChange(string percent, bool isMore, string subject, bool isCount);

    /// <summary>"Production beside Office, by 7 groups."</summary>
    public abstract string Beside(string subject, string left, string right, string groups);

    /// <summary>"A rose most from 2024 to 2025: +5. B fell most: -3."</summary>
    public abstract string RoseMost(GroupChange top, GroupChange bottom, string from, string to);

    // Records.

    /// <summary>"12 different combinations".</summary>
    public abstract string Combinations(string count);

    /// <summary>"The first 100 are shown."</summary>
    public abstract string FirstShown(string count);

    /// <summary>"January 2022 to June 2025".</summary>
    public abstract string FromTo(string first, string last);

    // What is to be known beside the first sentence.

    /// <summary>"Only overdue actions where Site is North."</summary>
    /// <param name="noun">The records.</param>
    /// <param name="status">A status that is said before them; null for none.</param>
    /// <param name="condition">The other conditions; null for none.</param>
    /// <param name="labels">Names of the dataset.</param>
    public abstract string Only(RecordNoun noun, ActionStatus? status, Predicate? condition, QueryLabels labels);

    /// <summary>"Counted are those where Site is North."</summary>
    public abstract string CountedThose(string condition);

    /// <summary>"Only groups with number over 5."</summary>
    public abstract string OnlyGroups(IReadOnlyList<string> having);

    /// <summary>"As of 3 Mar 2025."</summary>
    public abstract string AsOf(DateOnly day);

    /// <summary>"Each incident is counted once: 867 in 3,874 rows."</summary>
    public abstract string CountedOnce(RecordNoun noun, string entities, string rows);

    /// <summary>"Left out: 12 rows (no site)."</summary>
    public abstract string LeftOut(IReadOnlyList<(long Count, string Text, string Reason)> rows);

    // Parts of a query.

    /// <summary>The parts of a query, as chips and questions to go on with say them.</summary>
    public abstract QueryPhrases Query { get; }

    /// <summary>Questions to begin with.</summary>
    public abstract IdeaWords Ideas { get; }

    /// <summary>A condition.</summary>
    public string Condition(Predicate condition, QueryLabels labels) => Query.Condition(condition, labels);

    /// <summary>A value that is worked out of columns.</summary>
    public string Operand(Operand operand, QueryLabels labels) => Query.Operand(operand, labels);

    /// <summary>A figure without its own condition, which the sentence tells.</summary>
    public string Figure(Aggregate figure, QueryLabels labels) => Query.Figure(figure with { Where = null }, labels);

    /// <summary>A key of groups: "month of Date".</summary>
    public string Key(GroupKey key, QueryLabels labels) => Query.Key(key, labels);

    /// <summary>A condition on groups.</summary>
    public string Having(Having having, QueryLabels labels) => Query.Having(having, labels);

    /// <summary>"rolling average over 12 months".</summary>
    public string Window(Window window, Query query) => Query.Window(window, query);

    /// <summary>"latest Date first".</summary>
    public string Order(OrderBy order, Query query, QueryLabels labels) => Query.Order(order, query, labels);

    /// <summary>Joins orders: " then ".</summary>
    public string ThenBy => Query.ThenBy;

    /// <summary>"March 2025".</summary>
    protected abstract string Month(int year, int month);

    /// <summary>A number as it stands in a query.</summary>
    protected string Exact(double value) =>
        value == Math.Truncate(value) && Math.Abs(value) < 1e15 ? value.ToString("N0", Numbers) : value.ToString("R", Numbers);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{4})-(0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthLabel();

    [GeneratedRegex(@"^([0-9]{4})-Q([1-4])$", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterLabel();
}
