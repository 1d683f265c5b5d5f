using System.Text.RegularExpressions;
using Agent.Core.Datasets;

namespace Agent.Data.Profiles.Dates;

/// <summary>
/// Finds what the dates of a sheet say, by their headers in the main European languages, and the one that questions about time mean.
/// </summary>
internal static partial class DateRoles
{
    private const double MinFill = 0.5;

    /// <summary>What parts the words of a header.</summary>
    public static readonly char[] WordBreaks = [' ', '-', '/', '.', '(', ')', ',', ':'];
    private static readonly HashSet<string> OfDates = ["date", "dt", "dttm", "time", "day", "on", "by", "at", "of", "the", "actual"];

    /// <summary>The role that a header says; the first that fits, for "target completion date" is a target.</summary>
    public static DateRole Of(string header) => OfWords(Words(header));

    private static DateRole OfWords(string label) =>
        PlannedStart().IsMatch(label) ? DateRole.None
        : Person().IsMatch(label) ? DateRole.Person
        : AsOf().IsMatch(label) ? DateRole.AsOf
        : Due().IsMatch(label) ? DateRole.Due
        : Updated().IsMatch(label) ? DateRole.Updated
        : Occurred().IsMatch(label) ? DateRole.Occurred
        : Reported().IsMatch(label) ? DateRole.Reported
        : Closed().IsMatch(label) ? DateRole.Closed
        : DateRole.None;

    /// <summary>ACTN_DUE_DT and DateDue have their words apart.</summary>
    public static string Words(string header) => Humps().Replace(header, " ").Replace('_', ' ');

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Humps();

    /// <summary>The role that other words for a date say, the first that say one; null where none does.</summary>
    public static DateRole? Of(IEnumerable<string> words) =>
        words.Select(Of).Where(role => role != DateRole.None).Select(role => (DateRole?)role).FirstOrDefault();

    /// <summary>
    /// The date that questions about time mean: by what it says, how many records have it, whether it differs at all, and where it stands;
    /// null where there is none.
    /// </summary>
    public static ColumnProfile? Default(IReadOnlyList<ColumnProfile> columns, long entities)
    {
        ColumnProfile? best = null;
        var bestScore = double.MinValue;
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (!column.Kind.IsDate())
                continue;
            var fill = entities == 0 ? 0 : Math.Min(1, column.Filled / (double)entities);
            var score =
                Worth(column)
                + (2 * fill)
                - (fill < MinFill ? 1 : 0)
                - (column.Distinct <= 1 && column.Filled > 1 ? 4 : 0)
                + (0.3 * (columns.Count - i) / columns.Count);
            if (score > bestScore)
                (best, bestScore) = (column, score);
        }

        return best;
    }

    /// <summary>
    /// The sheet's date of a role; of several the one whose header says it most plainly, then the first; null where there is none.
    /// </summary>
    public static ColumnProfile? Main(SheetProfile sheet, DateRole role)
    {
        var all = sheet.Columns.Where(column => column.DateRole == role).ToList();
        // Nothing is closed yet where the closing date is blank throughout: it is the closing date all the same.
        var dates = all.Exists(column => column.Filled > 0) ? all.FindAll(column => column.Filled > 0) : all;
        return dates.Find(column => IsPlain(column, role)) ?? dates.FirstOrDefault();
    }

    /// <summary>
    /// The closing date that goes with a due date: one whose header shares a word with its header, where the sheet's closing date does not;
    /// else the sheet's closing date; null where there is none.
    /// </summary>
    public static ColumnProfile? Closing(SheetProfile sheet, ColumnProfile due)
    {
        var main = Main(sheet, DateRole.Closed);
        var subject = Subject(due);
        if (main is null || subject.Count == 0 || subject.Overlaps(Subject(main)))
            return main;
        return sheet.Columns.FirstOrDefault(column =>
            column.DateRole == DateRole.Closed && column.Filled > 0 && subject.Overlaps(Subject(column))
        ) ?? main;
    }

    /// <summary>What a date is of: "abatement" of ABATEMENT_DUE_DATE.</summary>
    private static HashSet<string> Subject(ColumnProfile column) =>
        [
            .. Words(column.Label)
                .ToLowerInvariant()
                .Split(WordBreaks, StringSplitOptions.RemoveEmptyEntries)
                .Where(word => OfWords(word) == DateRole.None && !OfDates.Contains(word)),
        ];

    private static bool IsPlain(ColumnProfile column, DateRole role) =>
        role switch
        {
            DateRole.Due => PlainlyDue().IsMatch(Words(column.Label)),
            DateRole.Closed => PlainlyClosed().IsMatch(Words(column.Label)),
            DateRole.Reported => PlainlyReported().IsMatch(Words(column.Label)),
            _ => false,
        };

    private static double Worth(ColumnProfile column) =>
        column.DateRole switch
        {
            DateRole.Occurred => 3,
            DateRole.None when Plain().IsMatch(column.Label) => 2.5,
            DateRole.Reported => 2,
            DateRole.None => 1,
            DateRole.Closed => 0.3,
            DateRole.Due or DateRole.Updated => 0,
            _ => -3,
        };

    [GeneratedRegex(@"\bdue|due[\s_-]*date|deadline|target|f[äa]llig|\bsoll\b|éch[ée]ance|vencimiento|scadenza", RegexOptions.IgnoreCase)]
    private static partial Regex PlainlyDue();

    [GeneratedRegex(@"clos|complet|done|finish|resolv|abgeschlossen|erledigt|abschluss|cl[ôo]tur|cierre|chius", RegexOptions.IgnoreCase)]
    private static partial Regex PlainlyClosed();

    [GeneratedRegex(@"report|notif|gemeldet|meldung|d[ée]clar|signal", RegexOptions.IgnoreCase)]
    private static partial Regex PlainlyReported();

    // Neither when it is to be done nor when it was begun.
    [GeneratedRegex(@"plan.*(start|begin|\bfrom\b)|(start|begin).*plan|schedul\w*[\s_-]*(start|begin)", RegexOptions.IgnoreCase)]
    private static partial Regex PlannedStart();

    [GeneratedRegex(
        @"birth|\bdob\b|geburt|naissance|nacimiento|nascita|\bhired?\b|employed|joining|seniority|eintritt",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Person();

    [GeneratedRegex(
        @"as[\s_-]*of|print|extract|export|snapshot|run[\s_-]*(date|on|at)|report[\s_-]*run|refresh|download|\bstand\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex AsOf();

    [GeneratedRegex(
        @"\bdue|due[\s_-]*date|duedate|deadline|target|planned|plan[\s_-]*date|schedul|expect|expir|valid[\s_-]*(un)?til|required[\s_-]*by|f[äa]llig|\bsoll\b|termin\b|éch[ée]ance|vencimiento|scadenza|next[\s_-]*(review|inspection|due)|review[\s_-]*date|to[\s_-]*be[\s_-]*(done|completed|closed)"
            + @"|(?<!ed[\s_-]*)\bby([\s_-]*date)?\W*$|\b(tgt|exp)\s*(dt|date)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Due();

    [GeneratedRegex(
        @"updat|modif|chang|last[\s_-]*(edit|activity|seen|action)|status[\s_-]*date|statusdate|ge[äa]ndert",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Updated();

    [GeneratedRegex(
        @"occur|incident|accident|event|happen|injury|inj[\s_-]*date|\binc[\s_-]*date|acc[\s_-]*date|spill|inspection|audit|observ|visit|of[\s_-]*(loss|call)\b|start|began|begin|ereignis|unfall|vorfall|survenu|ocurr|sinistr|evento"
            + @"|\b(evt|occ|inc|acc|inj)\s*(dt|dttm|date|tm)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Occurred();

    [GeneratedRegex(
        @"report|receiv|notif|rais|open|creat|enter|entry|logg|regist|appl(ied|ication)|request|identif|issue|submit|record|found|detect|discover|notic|gemeldet|meldung|erfasst|erstellt|d[ée]clar|signal|apertura|filed|initiat"
            + @"|\b(rpt|rptd|rcvd|rec|ntf|crt|ent|opn|reg|iss|req|det)\s*(dt|dttm|date)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Reported();

    [GeneratedRegex(
        @"clos|complet|finish|resolv|\bend|ended|extinguish|releas|done|terminat|fixed|repair|rectif|remed|corrected|implemented|verif|settled|solved|signed?[\s_-]*off|actioned|\b(cmpl|compl|cls|clsd|fin|res|rslv)\s*(dt|dttm|date)\b|abgeschlossen|erledigt|abschluss|cl[ôo]tur|cierre|chius",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Closed();

    [GeneratedRegex(
        @"^\W*(the\s+)?(date|datum|data|fecha|day|tag|jour|when|timestamp|month|monat"
            + @"|date[\s_]*([/&+,-]|and)?[\s_]*time|time\s*([/&+,-]|and)?\s*date)\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Plain();
}
