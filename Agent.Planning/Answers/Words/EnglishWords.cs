using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Humanizer;
using TimeUnit = Agent.Core.Queries.TimeUnit;

namespace Agent.Planning.Answers.Words;

/// <summary>Answers in English.</summary>
internal sealed class EnglishWords : AnswerWords
{
    public override string Language => "en";

    public override NumberFormatInfo Numbers => NumberFormatInfo.InvariantInfo;

    public override ReplyWords Replies { get; } = new EnglishReplies();

    public override string NoValue => "no value";

    public override string YesOrNo(bool value) => value ? "yes" : "no";

    public override string Moment(DateTime moment) => DateWords.Moment(moment);

    public override string PartLabel(string label) => label;

    public override string Range(DateTime? from, DateTime? until) => DateWords.Range(from, until);

    public override string Unit(string number, string unit) =>
        unit[^1] == 's' && number == "1" ? $"{number} {unit[..^1]}" : $"{number} {unit}";

    public override string TimeUnit(TimeUnit unit) => $"{unit.ToString().ToLowerInvariant()}s";

    public override string Join(IReadOnlyList<string> items) => PhraseText.Join(items, "and");

    public override string Heading(string label) => PhraseText.Inside(label);

    public override string Plural(RecordNoun noun) => noun.Plural;

    public override string One(RecordNoun noun) => noun.Singular;

    public override string Count(RecordNoun noun, double count) => noun.Count(count);

    public override string Status(ActionStatus? status) => EnglishTitle.Status(status);

    public override string Count(RecordNoun noun, double count, ActionStatus? status)
    {
        var plain = noun.Count(count);
        return plain[..^noun.For(count).Length] + Status(status) + noun.For(count);
    }

    public override string None(RecordNoun noun) => $"No {noun.Plural}.";

    public override string AfterColon(string sentence) =>
        sentence.StartsWith("No ", StringComparison.Ordinal) ? "no " + sentence[3..] : sentence;

    public override string YesNo(bool holds, string plain) => $"{(holds ? "Yes" : "No")}: {AfterColon(plain)}";

    public override string Different(string heading) => $"different {Headings(heading)}";

    public override string WrittenSeveralWays(string first, string second, string? asWritten) =>
        $"Spellings of one value count once, such as '{first}' and '{second}'"
        + $"{(asWritten is null ? string.Empty : $"; as written there are {asWritten}")}.";

    public override string DifferentCount(string value, string heading) =>
        value == "1" ? $"1 {heading}." : $"{value} {Different(heading)}.";

    public override string PerPeriod(string what, Period period) => $"{what} per {Name(period)}";

    public override string PerPeriodWhole(string value, string what, Period period) => $"{value} {PerPeriod(what, period)} on average.";

    public override string PerPeriodMadeOf(string total, double periods, Period period) =>
        $"That is {total} over {FigureText.Write(periods, this)} {Name(period)}{(periods == 1 ? string.Empty : "s")}.";

    public override string RatioName(double factor) =>
        factor switch
        {
            1 => "ratio",
            100 => "percentage",
            _ => "rate",
        };

    public override string NothingToDivideBy => "There is nothing to divide by.";

    public override string RatioMadeOf(string words, string? top, string? bottom) =>
        top is null ? $"That is {words}." : $"That is {words}: {top} and {bottom}.";

    public override string ShareBase(RecordNoun noun, string? amount) => amount is null ? $"the {noun.Plural}" : $"the total {amount}";

    public override string NoShare(RecordNoun noun) => $"No {noun.Plural} to take a share of.";

    public override string ShareWhole(string value, string whole) => $"{value} of {whole}.";

    public override string Share(string whole) => $"share of {whole}";

    public override string ShareMadeOf(string part, string whole, string? noun) =>
        $"That is {part} of {whole}{(noun is null ? string.Empty : $" {noun}")}.";

    public override string SharePart(string condition) => $"The share is of those where {condition}.";

    public override string Statistic(Statistic function, string what, bool isDate) =>
        function switch
        {
            Core.Queries.Statistic.Sum => $"total {what}",
            Core.Queries.Statistic.Mean => $"average {what}",
            Core.Queries.Statistic.Median => $"median {what}",
            Core.Queries.Statistic.Percentile => $"percentile of {what}",
            Core.Queries.Statistic.Min => $"{(isDate ? "earliest" : "lowest")} {what}",
            Core.Queries.Statistic.Max => $"{(isDate ? "latest" : "highest")} {what}",
            Core.Queries.Statistic.Range => $"range of {what}",
            Core.Queries.Statistic.Deviation => $"standard deviation of {what}",
            Core.Queries.Statistic.First => $"first {what}",
            _ => $"last {what}",
        };

    public override string SpanStatistic(Statistic function, string from, string? to) =>
        function == Core.Queries.Statistic.Range && to is null
            ? $"time from the first {from} to the last"
            : Statistic(function, to is null ? $"time since {from}" : $"time from {from} to {to}", isDate: false);

    public override string NoneWithValue(RecordNoun noun, string heading) => $"No {noun.Plural} with a value in {heading}.";

    public override string SinceLast(string value, RecordNoun noun) => $"{value} since the last of these {noun.Plural}.";

    public override string DayFirst(string value, string subject) => $"{value} is the {subject}.";

    public override string PercentileMeans(string percentile) => $"{percentile} % of the values are no higher.";

    public override string Leader(GroupLead lead)
    {
        var each = lead.Many ? " each" : string.Empty;
        return lead.IsCount
            ? $"{lead.Names} had the {(lead.Lowest ? "fewest" : "most")} {lead.Subject}: {lead.Value}{each}{lead.OfTotal}."
            : $"{lead.Names} {(lead.Many ? "have" : "has")} the {Extreme(lead)} {lead.Subject}: {lead.Value}{each}.";
    }

    public override string OfTotal(string total, string percent) => $" of {total} ({percent})";

    public override string Level(GroupLead lead) => $"{lead.Names} are level on {lead.Subject}: {lead.Value} each.";

    public override string Tie(GroupLead lead) => $"{lead.Names} for the {Extreme(lead)} {lead.Subject}: {lead.Value} each.";

    public override string GroupsTie(string count) => $"{count} groups tie";

    public override string Followers(bool bySize, string followers) => $"{(bySize ? "Then" : "Others")}: {followers}.";

    public override string More(string count) => $"{count} more";

    public override string GroupsInTable(string subject, string by) => $"{PhraseText.Capital(subject)} by {by} is in the table.";

    public override string GroupsWithoutValues(string subject, string by) => $"{PhraseText.Capital(subject)} by {by} has no values.";

    public override string GroupCount(double number, string text, IReadOnlyList<GroupKey> keys, string heading)
    {
        var (one, many) = keys switch
        {
            [{ Period: { } period }] => (Name(period), $"{Name(period)}s"),
            [{ Part: { } part }] => ("group", $"{CalendarWords.Name(part)}s"),
            [_] => (heading, Headings(heading)),
            _ => ("group", "groups"),
        };
        return number is 0 or double.NaN ? $"No {many}." : $"{text} {(number == 1 ? one : many)}.";
    }

    public override string Series(string subject, Period period, string? window, string first, string last) =>
        $"{PhraseText.Capital(subject)} by {Name(period)}{(window is null ? string.Empty : $", {window}")}, {first} to {last}";

    public override string FromTo(string first, string last) => $"{first} to {last}";

    public override string NoValues => "no values.";

    public override string SeriesEnds(bool isCount, string top, string bottom) =>
        isCount ? $"most in {top}, fewest in {bottom}." : $"highest in {top}, lowest in {bottom}.";

    public override string TwoPeriods(PeriodChange change)
    {
        var (earlier, later) = (change.Earlier, change.Later);
        var lead = (change.By, change.IsCount) switch
        {
            (0, true) => $"As many {change.Subject} in {later.Name} as in {earlier.Name}.",
            (0, _) => $"{PhraseText.Capital(change.Subject)} is the same in {later.Name} as in {earlier.Name}.",
            (_, true) => $"{change.Size} {(change.By > 0 ? "more" : "fewer")} {change.Subject} in {later.Name} than in {earlier.Name}"
                + $"{change.Percent}.",
            _ => $"{PhraseText.Capital(change.Subject)} is {change.Size} {(change.By > 0 ? "higher" : "lower")} in {later.Name} "
                + $"than in {earlier.Name}{change.Percent}.",
        };
        return $"{lead} {earlier.Name}: {earlier.Value}, {later.Name}: {later.Value}.";
    }

    public override string BlankGroup(string heading, string value) => $"Without {heading}: {value}.";

    public override string NothingToCompareWith => "There is nothing to compare with.";

    public override string NoneToCompare(RecordNoun noun) => $"No {noun.Plural} to compare.";

    public override string Times(string number, string subject, bool isCount) =>
        isCount ? $"{number} times as many {subject}." : $"{number} times the {subject}.";

    public override string NoDifference(string subject) => $"No difference in {subject}.";

    public override string Change(string amount, bool isMore, string subject, bool isCount) =>
        isCount
            ? $"{amount} {(isMore ? "more" : "fewer")} {subject}."
            : $"{PhraseText.Capital(subject)} is {amount} {(isMore ? "higher" : "lower")}.";

    public override string ChangeOverTime(string signed, string subject) => $"Change in {subject}: {signed}.";

    public override string PercentChange(string percent, bool isMore, string subject, bool isCount) =>
        Change(percent, isMore, subject, isCount);

    public override string Beside(string subject, string left, string right, string groups) =>
        $"{PhraseText.Capital(subject)} of {left} beside {right}, for {groups} groups.";

    public override string RoseMost(GroupChange top, GroupChange bottom, string from, string to) =>
        (top.By, bottom.By) switch
        {
            ( <= 0, < 0) => $"None rose from {from} to {to}. {bottom.Name} fell most: {bottom.Text}.",
            (_, < 0) => $"{top.Name} rose most from {from} to {to}: {top.Text}. {bottom.Name} fell most: {bottom.Text}.",
            ( > 0, _) => $"{top.Name} rose most from {from} to {to}: {top.Text}. None fell.",
            _ => $"Nothing changed from {from} to {to}.",
        };

    public override string Combinations(string count) => $"{count} different combinations";

    public override string FirstShown(string count) => $"The first {count} are shown.";

    public override string Only(RecordNoun noun, ActionStatus? status, Predicate? condition, QueryLabels labels) =>
        $"Only {EnglishTitle.Status(status)}{noun.Plural}"
        + (condition is null ? "." : $" {ConditionLead.Of(condition)}{Condition(condition, labels)}.");

    public override string CountedThose(string condition) => $"Counted are those where {condition}.";

    public override string OnlyGroups(IReadOnlyList<string> having) => $"Only groups with {string.Join(" and ", having)}.";

    public override string AsOf(DateOnly day) => $"As of {Day(day)}.";

    public override string CountedOnce(RecordNoun noun, string entities, string rows) =>
        $"Each {noun.Singular} is counted once: {entities} in {rows} rows.";

    public override string LeftOut(IReadOnlyList<(long Count, string Text, string Reason)> rows) =>
        $"Left out: {Join([.. rows.Select(left => $"{left.Text} {(left.Count == 1 ? "row" : "rows")} ({left.Reason})")])}.";

    public override QueryPhrases Query => QueryPhrases.English;

    public override IdeaWords Ideas { get; } = new EnglishIdeas();

    private static string Extreme(GroupLead lead) => lead.Lowest ? "lowest" : "highest";

    private static string Name(Period period) => period.ToString().ToLowerInvariant();

    /// <summary>Several values of a heading: "departments".</summary>
    private static string Headings(string heading) =>
        heading.Split(' ').Length > 3 ? $"values of {heading}" : heading.Pluralize(inputIsKnownToBeSingular: false);

    protected override string Month(int year, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[month - 1]} {year:0000}");
}
