using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>
/// Answers in German. The sentences are built so that a word of the data never has to be bent: its gender and cases are not known.
/// </summary>
internal sealed class GermanWords : AnswerWords
{
    public GermanWords() => Query = new GermanPhrases(this);

    public override string Language => "de";

    public override NumberFormatInfo Numbers { get; } =
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    public override ReplyWords Replies { get; } = new GermanReplies();

    public override string NoValue => "kein Wert";

    public override string YesOrNo(bool value) => value ? "ja" : "nein";

    public override string Moment(DateTime moment) => GermanCalendar.Moment(moment);

    public override string PartLabel(string label) => GermanCalendar.Part(label);

    public override string Range(DateTime? from, DateTime? until) => GermanCalendar.Range(from, until);

    public override string Unit(string number, string unit)
    {
        // Units that are lengths of time are words; others are signs of the data.
        foreach (var time in Enum.GetValues<TimeUnit>())
        {
            var (one, many) = GermanCalendar.Name(time);
            if (unit == many || string.Equals(unit, $"{time}s", StringComparison.OrdinalIgnoreCase))
                return $"{number} {(number == "1" ? one : many)}";
        }

        // "per 200,000 h" of a rate.
        return unit.StartsWith("per ", StringComparison.Ordinal) ? $"{number} pro {unit[4..].Replace(',', '.')}" : $"{number} {unit}";
    }

    public override string TimeUnit(TimeUnit unit) => GermanCalendar.Name(unit).Many;

    public override string Join(IReadOnlyList<string> items) => PhraseText.Join(items, "und");

    public override string Heading(string label) => label;

    public override string Plural(RecordNoun noun) => GermanNoun.Of(noun).Plural;

    public override string One(RecordNoun noun) => GermanNoun.Of(noun).Singular;

    public override string Count(RecordNoun noun, double count)
    {
        var word = GermanNoun.Of(noun);
        var number = count.ToString(count == Math.Truncate(count) ? "N0" : "#,0.##", Numbers);
        return $"{number} {(count == 1 ? word.Singular : word.Plural)}";
    }

    public override string None(RecordNoun noun) => $"Keine {Plural(noun)}.";

    public override string AfterColon(string sentence) =>
        sentence.StartsWith("Keine ", StringComparison.Ordinal) ? "keine " + sentence[6..] : sentence;

    public override string YesNo(bool holds, string plain) => $"{(holds ? "Ja" : "Nein")}: {AfterColon(plain)}";

    public override string Different(string heading) => $"verschiedene Werte von {heading}";

    public override string WrittenSeveralWays(string first, string second, string? asWritten) =>
        $"Schreibweisen eines Wertes zählen einmal, etwa „{first}“ und „{second}“"
        + $"{(asWritten is null ? string.Empty : $"; wie geschrieben sind es {asWritten}")}.";

    public override string DifferentCount(string value, string heading) =>
        value == "1" ? $"1 Wert von {heading}." : $"{value} {Different(heading)}.";

    public override string PerPeriod(string what, Period period) => $"{what} pro {GermanCalendar.Name(period).One}";

    public override string PerPeriodWhole(string value, string what, Period period) => $"Im Mittel {value} {PerPeriod(what, period)}.";

    public override string PerPeriodMadeOf(string total, double periods, Period period)
    {
        var (one, _, many) = GermanCalendar.Name(period);
        return $"Das sind {total} in {FigureText.Write(periods, this)} {(periods == 1 ? one : many)}.";
    }

    public override string RatioName(double factor) =>
        factor switch
        {
            1 => "Verhältnis",
            100 => "Prozentsatz",
            _ => "Rate",
        };

    public override string NothingToDivideBy => "Es gibt nichts, wodurch geteilt werden könnte.";

    public override string RatioMadeOf(string words, string? top, string? bottom) =>
        top is null ? $"Das ist: {words}." : $"Das ist: {words}; {top} und {bottom}.";

    public override string ShareBase(RecordNoun noun, string? amount) => amount is null ? $"der {Plural(noun)}" : $"der Summe von {amount}";

    public override string NoShare(RecordNoun noun) => $"Keine {Plural(noun)}, von denen ein Anteil zu bilden wäre.";

    public override string ShareWhole(string value, string whole) => $"{value} {whole}.";

    public override string Share(string whole) => $"Anteil {whole}";

    public override string ShareMadeOf(string part, string whole, string? noun) => $"Das sind {part} von {whole}.";

    public override string SharePart(string condition) => $"Gezählt als Anteil: {condition}.";

    public override string Statistic(Statistic function, string what, bool isDate) => $"{GermanFigures.Name(function, isDate)} von {what}";

    public override string SpanStatistic(Statistic function, string from, string? to) =>
        function == Core.Queries.Statistic.Range && to is null
            ? $"Zeit vom ersten {from} bis zum letzten"
            : $"{GermanFigures.Name(function, isDate: false)} der Zeit {(to is null ? $"seit {from}" : $"von {from} bis {to}")}";

    public override string NoneWithValue(RecordNoun noun, string heading) => $"Keine {Plural(noun)} mit einem Wert in {heading}.";

    public override string SinceLast(string value, RecordNoun noun) => $"{value} seit dem jüngsten Eintrag.";

    public override string DayFirst(string value, string subject) => $"{value} ({subject}).";

    public override string PercentileMeans(string percentile) => $"{percentile} % der Werte sind nicht höher.";

    public override string Leader(GroupLead lead)
    {
        var each = lead.Many ? "je " : string.Empty;
        if (!lead.IsCount)
            return $"{PhraseText.Capital(lead.Subject)}: am {Extreme(lead)} bei {lead.Names} mit {each}{lead.Value}.";
        return $"{lead.Names} {(lead.Many ? "hatten" : "hatte")} die {(lead.Lowest ? "wenigsten" : "meisten")} {lead.Subject}: "
            + $"{each}{lead.Value}{lead.OfTotal}.";
    }

    public override string OfTotal(string total, string percent) => $" von {total} ({percent})";

    public override string Level(GroupLead lead) => $"{lead.Names} liegen gleichauf: je {lead.Value} ({lead.Subject}).";

    public override string Tie(GroupLead lead) => $"{lead.Names} mit dem {Extreme(lead)} Wert: je {lead.Value} ({lead.Subject}).";

    public override string GroupsTie(string count) => $"{count} Gruppen liegen gleichauf";

    public override string Followers(bool bySize, string followers) => $"{(bySize ? "Danach" : "Außerdem")}: {followers}.";

    public override string More(string count) => $"{count} weitere";

    public override string GroupsInTable(string subject, string by) => $"{PhraseText.Capital(subject)} nach {by}: siehe Tabelle.";

    public override string GroupsWithoutValues(string subject, string by) => $"{PhraseText.Capital(subject)} nach {by}: keine Werte.";

    public override string GroupCount(double number, string text, IReadOnlyList<GroupKey> keys, string heading)
    {
        var (one, many) = keys switch
        {
            [{ Period: { } period }] => (GermanCalendar.Name(period).One, GermanCalendar.Name(period).Many),
            [{ Part: { } part }] => ($"Wert von {GermanCalendar.Name(part)}", $"Werte von {GermanCalendar.Name(part)}"),
            [_] => ($"Wert von {heading}", $"Werte von {heading}"),
            _ => ("Gruppe", "Gruppen"),
        };
        return number is 0 or double.NaN ? $"Keine {many}." : $"{text} {(number == 1 ? one : many)}.";
    }

    public override string Series(string subject, Period period, string? window, string first, string last)
    {
        var how = window is null ? string.Empty : $", {window}";
        return $"{PhraseText.Capital(subject)} pro {GermanCalendar.Name(period).One}{how}, {first} bis {last}";
    }

    public override string FromTo(string first, string last) => $"{first} bis {last}";

    public override string NoValues => "keine Werte.";

    public override string SeriesEnds(bool isCount, string top, string bottom) =>
        isCount ? $"am meisten {top}, am wenigsten {bottom}." : $"am höchsten {top}, am niedrigsten {bottom}.";

    public override string TwoPeriods(PeriodChange change)
    {
        var (earlier, later) = (change.Earlier, change.Later);
        var lead = (change.By, change.IsCount) switch
        {
            (0, true) => $"{later.Name} so viele {change.Subject} wie {earlier.Name}.",
            (0, _) => $"{PhraseText.Capital(change.Subject)}: {later.Name} wie {earlier.Name}.",
            (_, true) => $"{later.Name} {change.Size} {change.Subject} {(change.By > 0 ? "mehr" : "weniger")} als {earlier.Name}"
                + $"{change.Percent}.",
            _ => $"{PhraseText.Capital(change.Subject)}: {later.Name} um {change.Size} {(change.By > 0 ? "höher" : "niedriger")} "
                + $"als {earlier.Name}{change.Percent}.",
        };
        return $"{lead} {earlier.Name}: {earlier.Value}, {later.Name}: {later.Value}.";
    }

    public override string BlankGroup(string heading, string value) => $"Ohne {heading}: {value}.";

    public override string NothingToCompareWith => "Es gibt nichts zum Vergleichen.";

    public override string NoneToCompare(RecordNoun noun) => $"Keine {Plural(noun)} zum Vergleichen.";

    public override string Times(string number, string subject, bool isCount) =>
        isCount ? $"{number}-mal so viele {subject}." : $"{PhraseText.Capital(subject)}: {number}-mal so hoch.";

    public override string NoDifference(string subject) => $"{PhraseText.Capital(subject)}: kein Unterschied.";

    public override string Change(string amount, bool isMore, string subject, bool isCount) =>
        isCount
            ? $"{amount} {subject} {(isMore ? "mehr" : "weniger")}."
            : $"{PhraseText.Capital(subject)}: um {amount} {(isMore ? "höher" : "niedriger")}.";

    public override string ChangeOverTime(string signed, string subject) => $"Veränderung, {subject}: {signed}.";

    public override string PercentChange(string percent, bool isMore, string subject, bool isCount) =>
        isCount ? $"{percent} {(isMore ? "mehr" : "weniger")} {subject}." : Change(percent, isMore, subject, isCount: false);

    public override string Beside(string subject, string left, string right, string groups) =>
        $"{PhraseText.Capital(subject)}: {left} neben {right}, für {groups} Gruppen.";

    public override string RoseMost(GroupChange top, GroupChange bottom, string from, string to) =>
        (top.By, bottom.By) switch
        {
            ( <= 0, < 0) => $"Von {from} zu {to} nirgends gestiegen. Am meisten gefallen: {bottom.Name} ({bottom.Text}).",
            (_, < 0) => $"Von {from} zu {to} am meisten gestiegen: {top.Name} ({top.Text}). "
                + $"Am meisten gefallen: {bottom.Name} ({bottom.Text}).",
            ( > 0, _) => $"Von {from} zu {to} am meisten gestiegen: {top.Name} ({top.Text}). Nirgends gefallen.",
            _ => $"Von {from} zu {to} unverändert.",
        };

    public override string Combinations(string count) => $"{count} verschiedene Kombinationen";

    public override string FirstShown(string count) => $"Gezeigt werden die ersten {count}.";

    public override string Only(RecordNoun noun, ActionStatus? status, Predicate? condition, QueryLabels labels) =>
        $"Nur {GermanTitle.Status(status, isGenitive: false)}{Plural(noun)}"
        + (condition is null ? "." : $", für die gilt: {Condition(condition, labels)}.");

    public override string CountedThose(string condition) => $"Gezählt wird, wofür gilt: {condition}.";

    public override string OnlyGroups(IReadOnlyList<string> having) => $"Nur Gruppen, für die gilt: {string.Join(" und ", having)}.";

    public override string AsOf(DateOnly day) => $"Stand: {Day(day)}.";

    public override string CountedOnce(RecordNoun noun, string entities, string rows) =>
        $"{GermanNoun.Of(noun).Each} zählt einmal: {entities} in {rows} Zeilen.";

    public override string LeftOut(IReadOnlyList<(long Count, string Text, string Reason)> rows) =>
        $"Ausgelassen: {Join([.. rows.Select(left => $"{left.Text} {(left.Count == 1 ? "Zeile" : "Zeilen")} ({Reason(left.Reason)})")])}.";

    public override QueryPhrases Query { get; }

    public override IdeaWords Ideas { get; } = new GermanIdeas();

    /// <summary>A number as it stands in a query.</summary>
    public string Number(double value) => Exact(value);

    protected override string Month(int year, int month) => GermanCalendar.Month(year, month);

    private static string Extreme(GroupLead lead) => lead.Lowest ? "niedrigsten" : "höchsten";

    // The evidence gives its reasons in English; those it makes of a column are told here, a filter's and a sheet's stay as they are.
    private static string Reason(string reason) => reason.StartsWith("no ", StringComparison.Ordinal) ? $"ohne {reason[3..]}" : reason;
}
