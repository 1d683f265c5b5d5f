using System.Collections.Frozen;
using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Data.Measures.Words;

/// <summary>Measures in German. No word of the data is bent: its gender and cases are not known.</summary>
internal sealed class GermanMeasureWords(QueryPhrases phrases, DatasetProfile profile) : MeasureWords
{
    // The hub runs without cultures, so the names stand here.
    private static readonly string[] Months =
    [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    // Name and formula by the name of the tool's argument.
    private static readonly FrozenDictionary<string, (string Name, string Formula)> Measures = new Dictionary<string, (string, string)>
    {
        ["trir"] = ("Rate meldepflichtiger Vorfälle (TRIR)", "meldepflichtige Vorfälle × {base} ÷ Arbeitsstunden."),
        ["ltifr"] = ("Häufigkeit von Verletzungen mit Ausfallzeit (LTIFR)", "Verletzungen mit Ausfallzeit × {base} ÷ Arbeitsstunden."),
        ["trifr"] = ("Häufigkeit meldepflichtiger Verletzungen (TRIFR)", "meldepflichtige Vorfälle × {base} ÷ Arbeitsstunden."),
        ["ltir"] = ("Rate der Vorfälle mit Ausfallzeit (LTIR)", "Verletzungen mit Ausfallzeit × {base} ÷ Arbeitsstunden."),
        ["dart"] = (
            "Rate der Fälle mit Ausfall, Einschränkung oder Versetzung (DART)",
            "Fälle mit Ausfalltagen, eingeschränkter Arbeit oder Versetzung, ohne Todesfälle, × {base} ÷ Arbeitsstunden."
        ),
        ["far"] = ("Rate tödlicher Unfälle (FAR)", "tödliche Vorfälle × {base} ÷ Arbeitsstunden."),
        ["pse_tier1_rate"] = (
            "Rate der Anlagensicherheitsereignisse, Stufe 1",
            "Anlagensicherheitsereignisse der Stufe 1 × {base} ÷ Arbeitsstunden."
        ),
        ["pse_tier2_rate"] = (
            "Rate der Anlagensicherheitsereignisse, Stufe 2",
            "Anlagensicherheitsereignisse der Stufe 2 × {base} ÷ Arbeitsstunden."
        ),
        ["severity_rate"] = ("Unfallschwererate", "Ausfalltage × {base} ÷ Arbeitsstunden."),
        ["near_miss_ratio"] = ("Beinaheunfälle je Verletzung", "Beinaheunfälle ÷ Verletzungen (ab Erster Hilfe)."),
        ["injury_pyramid"] = ("Unfallpyramide", "Vorfälle jeder Klasse, und wie viele auf einen schweren kommen."),
        ["root_cause_pareto"] = ("Pareto der Grundursachen", "Vorfälle je Ursache, die größte zuerst, mit dem laufenden Anteil."),
        ["repeat_incidents"] = ("Wiederholte Vorfälle", "Vorfälle derselben Art am selben Ort bald nach dem vorigen."),
        ["reporting_delay"] = ("Meldeverzug", "Tage vom Vorfall bis zur Meldung."),
        ["overdue_actions"] = ("Überfällige Maßnahmen", "offene Maßnahmen, deren Termin vor dem gefragten Tag liegt."),
        ["ageing_actions"] = ("Alter der offenen Maßnahmen", "offene Maßnahmen nach den Tagen seit ihrem Termin."),
        ["location_month_heatmap"] = ("Vorfälle nach Ort und Monat", "Vorfälle je Ort und Monat."),
        ["c_chart"] = ("Regelkarte der Vorfälle (c-Karte)", "Vorfälle je Monat; Mittel ± 3 × √Mittel."),
        ["u_chart"] = (
            "Regelkarte der Vorfallrate (u-Karte)",
            "Vorfälle × {base} ÷ Arbeitsstunden je Monat; Mittel ± 3 × √(Mittel ÷ Stunden des Monats)."
        ),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        ["Events"] = "Ereignisse",
        ["Incidents"] = "Vorfälle",
        ["Count"] = "Anzahl",
        ["95 % from"] = "95 % von",
        ["95 % to"] = "95 % bis",
        ["Near misses"] = "Beinaheunfälle",
        ["Injuries"] = "Verletzungen",
        ["Near misses per injury"] = "Beinaheunfälle je Verletzung",
        ["Open"] = "Offen",
        ["Overdue"] = "Überfällig",
        ["Overdue of open"] = "Überfällig von offenen",
        ["Longest overdue"] = "Am längsten überfällig",
        ["Age"] = "Alter",
        ["Open actions"] = "Offene Maßnahmen",
        ["not due yet"] = "noch nicht fällig",
        ["1–30 days overdue"] = "1–30 Tage überfällig",
        ["31–60 days overdue"] = "31–60 Tage überfällig",
        ["61–90 days overdue"] = "61–90 Tage überfällig",
        ["over 90 days overdue"] = "über 90 Tage überfällig",
        ["no due date"] = "ohne Termin",
        ["Mean"] = "Mittel",
        ["Median"] = "Median",
        ["90 % within"] = "90 % binnen",
        ["Longest"] = "Am längsten",
        ["Within a day"] = "Binnen eines Tages",
        ["Lower limit"] = "Untere Grenze",
        ["Upper limit"] = "Obere Grenze",
        ["Signal"] = "Signal",
        ["above"] = "darüber",
        ["below"] = "darunter",
        ["within"] = "innerhalb",
        ["Level"] = "Stufe",
        ["For each fatality or lost time injury"] = "Je Todesfall oder Verletzung mit Ausfallzeit",
        ["Fatality"] = "Todesfall",
        ["Lost time injury"] = "Verletzung mit Ausfallzeit",
        ["Restricted work"] = "Eingeschränkte Arbeit",
        ["Medical treatment"] = "Ärztliche Behandlung",
        ["First aid"] = "Erste Hilfe",
        ["Near miss"] = "Beinaheunfall",
        ["Unsafe act or condition"] = "Unsichere Handlung oder Bedingung",
        ["Percent"] = "Prozent",
        ["Running percent"] = "Laufende Prozent",
        ["Within 90 days"] = "Binnen 90 Tagen",
        ["Shortest gap"] = "Kürzester Abstand",
        ["Month"] = "Monat",
        ["Quarter"] = "Quartal",
        ["Year"] = "Jahr",
        ["days"] = "Tage",
    }.ToFrozenDictionary();

    public override string Name(MeasureText about) => Measures.TryGetValue(about.Name, out var known) ? known.Name : about.Title;

    public override string Formula(MeasureText about, double hoursBase) =>
        (Measures.TryGetValue(about.Name, out var known) ? known.Formula : about.Formula)
            .Replace("{base}", Number(hoursBase), StringComparison.Ordinal);

    public override string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    public override string By(string label) => $" nach {label}";

    protected override string Followed(string period, int? rolling) =>
        (period, rolling) switch
        {
            (_, { } periods) => string.Create(CultureInfo.InvariantCulture, $", gleitend über {periods} {Many(period)}"),
            ("year", _) => " pro Jahr",
            ("quarter", _) => " pro Quartal",
            _ => " pro Monat",
        };

    protected override string Whose(Workforce workforce) => workforce == Workforce.Contractors ? "Fremdfirmen" : "eigene Beschäftigte";

    protected override string In(TimeWindow window) =>
        window.IsOpen ? string.Empty
        : window is { From: { } from, Before: { } before } && DateWords.Named(from, before) is { } name
            ? before == from.AddYears(1) ? $" im Jahr {name}"
            : before == from.AddMonths(3) ? $" in {name}"
            : $" im {Month(from)}"
        : $", {Words(window)}";

    public override string AsOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $", Stand: {day:d.M.yyyy}");

    public override string Own(string text) =>
        Texts.TryGetValue(text, out var known) ? known
        : Measures.Values.Any(measure => measure.Name == text) ? text
        : text.StartsWith("Hours (", StringComparison.Ordinal) ? "Stunden" + text[5..]
        : text.StartsWith("Days lost (", StringComparison.Ordinal) ? "Ausfalltage" + text[9..]
        : text.StartsWith("per ", StringComparison.Ordinal) ? $"pro {text[4..].Replace(',', '.')}"
        : MeasureCatalogue.All.FirstOrDefault(measure => measure.About.Title == text) is { } titled ? Name(titled.About)
        : text;

    public override string Test(EventTest test, SheetProfile sheet) =>
        phrases.Condition(test.Where, new QueryLabels(profile, new Query { From = sheet.Table }));

    public override string HoursOfAll(string sheet) =>
        $"Die Stunden in {sheet} sind ohne Datum; sie gelten als die aller Vorfälle des Blatts.";

    public override string OverBoth(TimeWindow window) => $"Zeitraum: {Words(window)}; für ihn gibt es Vorfälle und Stunden.";

    public override string HoursAlone(string hours, string without) =>
        $"Die Stunden sind {hours} allein, ohne {without}, gezählt sind aber auch Vorfälle von Fremdfirmen: Die Rate kann zu hoch sein.";

    public override string OfContractors(string test, string hours) => $"Nur Fremdfirmen: {test}; Stunden aus {hours}.";

    public override string WithoutContractors(string test, string hours) => $"Ohne Fremdfirmen ({test}); Stunden aus {hours}.";

    public override string RateMadeOf(string name, string formula, string counted) =>
        $"{name}: {formula} Gezählt: {counted}. Intervall: exakt nach Poisson, 95 %.";

    public override string SeverityMadeOf(double hoursBase, string column) =>
        $"Unfallschwererate: Ausfalltage × {Number(hoursBase)} ÷ Arbeitsstunden. Tage aus {column}.";

    public override string NearMissesAndInjuries(string near, string injuries) => $"Beinaheunfälle: {near}. Verletzungen: {injuries}.";

    public override string ByColumns(params IReadOnlyList<string> columns) => $"Nach {string.Join(" und ", columns)}.";

    public override string CountLimits =>
        "Grenzen: Mittel ± 3 √Mittel (c-Karte nach Shewhart), die untere mindestens 0. "
        + "Der erste und der letzte Zeitabschnitt können unvollständig sein.";

    public override string RateLimits(double hoursBase) =>
        $"Pro {Number(hoursBase)} h. Grenzen: Mittel ± 3 √(Mittel ÷ Stunden) je Zeitabschnitt (u-Karte nach Shewhart), "
        + "die untere mindestens 0.";

    public override string PyramidsOfOthers => "Zum Vergleich: Heinrich 1 : 29 : 300, Bird 1 : 10 : 30 : 600.";

    public override string MostIncidents(int shown, string column, long of) =>
        string.Create(CultureInfo.InvariantCulture, $"{column}: die {shown} mit den meisten Vorfällen von {of}.");

    public override string Repeats(string place, string kind, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"Gleicher Wert von {place} und {kind}, höchstens {days} Tage nach dem vorigen.");

    public override string DelayMadeOf(string from, string to) =>
        $"Von {from} bis {to}; ausgelassen sind Vorfälle, denen ein Datum fehlt oder die vor dem Geschehen gemeldet wurden.";

    public override string Lacks(string from, string to) => $"ohne {from} oder ohne {to}";

    public override string ReportedBefore => "vor dem Geschehen gemeldet";

    public override string SeveralCauses =>
        "Ein Vorfall mit mehreren Ursachen zählt für jede. Prozent: von den Vorfällen mit einer Ursache; laufend: von allen Nennungen.";

    public override string WithoutCause => "Vorfälle ohne Ursache sind nicht in den Anteilen.";

    public override string FromSummary(string sheet) =>
        $"Aus der Jahresübersicht {sheet}; Zeilen, denen eine der Zahlen fehlt, sind ausgelassen.";

    private static string Many(string period) =>
        period switch
        {
            "year" => "Jahre",
            "quarter" => "Quartale",
            _ => "Monate",
        };

    private static string Words(TimeWindow window) =>
        (window.From, window.Before) switch
        {
            ({ } from, { } before) when DateWords.Named(from, before) is { } name && before != from.AddMonths(1) => name,
            ({ TimeOfDay.Ticks: 0, Day: 1 } from, { TimeOfDay.Ticks: 0, Day: 1 } before) when before > from =>
                before == from.AddMonths(1) ? Month(from) : $"{Month(from)} bis {Month(before.AddMonths(-1))}",
            ({ } from, { } before) => $"{Day(from)} bis {Day(before.AddDays(-1))}",
            ({ } from, null) => $"ab {Day(from)}",
            (null, { } before) => $"bis {Day(before.AddDays(-1))}",
            _ => "alle Tage",
        };

    private static string Month(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{Months[day.Month - 1]} {day.Year}");

    private static string Day(DateTime day) => day.ToString("d.M.yyyy", CultureInfo.InvariantCulture);
}
