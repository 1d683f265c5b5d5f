using System.Text.RegularExpressions;
using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>Finds what the rows of a sheet are called: by its name, the header and the prefix of its ids, and the file's name.</summary>
internal static partial class RecordWords
{
    private const int MinPrefixed = 5;

    // Letters that stand for something in the name of a file (asrs, lfb) are no word for a record.
    private const int ShortestUnknown = 4;

    // Of ids, each with the word it stands for.
    private const string PrefixText = """
        INC incident, INCID incident, ACC accident, NM near miss, HAZ hazard, OBS observation, AUD audit,
        INS inspection, INSP inspection, ACT action, CA corrective action, CAPA corrective action, NCR nonconformity,
        NC nonconformity, DEV deviation, PTW permit, WO work order, PO order, ORD order, TKT ticket, SR request,
        REQ request, CMP complaint, CR change, RSK risk, RISK risk, INJ injury, CLM claim, TRN training, FND finding,
        EQ asset
        """;

    private static readonly Dictionary<string, string> Prefixes = PrefixText
        .Split(',', StringSplitOptions.TrimEntries)
        .ToDictionary(
            item => item[..item.IndexOf(' ', StringComparison.Ordinal)],
            item => item[(item.IndexOf(' ', StringComparison.Ordinal) + 1)..],
            StringComparer.OrdinalIgnoreCase
        );

    // Of two words, the first tells which: kept together wherever they stand beside each other.
    private static readonly HashSet<string> Compounds =
    [
        "near miss",
        "work order",
        "corrective action",
        "preventive action",
        "purchase order",
        "change request",
        "service request",
        "observation card",
        "gas test",
        "site visit",
        "safety walk",
        "toolbox talk",
        "lost time injury",
    ];

    // Names that say nothing of what is in them.
    private static readonly HashSet<string> Nameless = new(StringComparer.OrdinalIgnoreCase)
    {
        "sheet",
        "sheets",
        "tabelle",
        "feuil",
        "feuille",
        "hoja",
        "foglio",
        "folha",
        "blad",
        "data",
        "daten",
        "donnees",
        "datos",
        "dati",
        "report",
        "export",
        "register",
        "list",
        "liste",
        "log",
        "table",
        "query",
        "result",
        "results",
        "output",
        "book",
        "workbook",
        "file",
        "main",
        "master",
        "raw",
        "all",
        "new",
        "final",
        "copy",
        "download",
        "dump",
        "extract",
        "csv",
        "xlsx",
        "test",
        "untitled",
        "ref",
        "reference",
        "record",
        "row",
        "line",
        "serial",
        "unique",
        "lfd",
    };

    private static readonly HashSet<string> Known =
    [
        "incident",
        "accident",
        "hazard",
        "observation",
        "audit",
        "inspection",
        "action",
        "finding",
        "deviation",
        "permit",
        "order",
        "ticket",
        "request",
        "complaint",
        "risk",
        "injury",
        "claim",
        "training",
        "case",
        "spill",
        "call",
        "event",
        "report",
        "recall",
        "rescue",
        "disaster",
        "violation",
        "strike",
        "visit",
        "card",
        "test",
        "reading",
        "miss",
        "casualty",
        "fatality",
        "nonconformity",
        "failure",
        "defect",
        "leak",
        "release",
        "exposure",
        "concern",
        "notification",
        "mishap",
        "occurrence",
        "collision",
        "unfall",
        "vorfall",
        "maßnahme",
    ];

    // Said of one and the same: a sheet of accidents has incident numbers.
    private static readonly HashSet<string> Incidents = ["incident", "accident", "event", "case", "report", "mishap", "occurrence"];

    /// <summary>Words for a record, singular and lower case, the likeliest first; none where nothing says what the rows are.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="file">The file's name without its ending.</param>
    /// <param name="isOnly">Whether it is the file's only sheet with rows, so that the file's name speaks of it.</param>
    public static IReadOnlyList<string> Of(SheetProfile sheet, string file, bool isOnly)
    {
        var words = new List<string>();
        Add(words, OfSheet(sheet, file));
        Add(words, sheet.Title is { } title ? OfName(title) : null);
        foreach (var column in sheet.Columns.Where(column => column.IsIdentifier || column.Name == sheet.EntityKey).Take(2))
        {
            foreach (var word in OfId(column))
                Add(words, word);
        }

        if (isOnly)
            Add(words, OfFile(file, isKnown: words.Count > 0));
        return words;
    }

    /// <summary>Words for a record by the names of sheet and file alone.</summary>
    public static IReadOnlyList<string> OfNames(SheetProfile sheet, string file, bool isOnly)
    {
        var words = new List<string>();
        Add(words, OfSheet(sheet, file));
        Add(words, sheet.Title is { } title ? OfName(title) : null);
        if (isOnly)
            Add(words, OfFile(file, isKnown: words.Count > 0));
        return words;
    }

    /// <summary>What a sheet's name says its rows are; null where it says nothing that is known for records.</summary>
    public static string? OfName(string name) => Noun(name, isSure: false) is { } noun && Known.Contains(Last(noun)) ? noun : null;

    /// <summary>Words for what the ids of a column name, by header and prefix.</summary>
    public static IReadOnlyList<string> OfId(ColumnProfile column)
    {
        var words = new List<string>();
        Add(words, IdHeader().Match(column.Label) is { Success: true } header ? Noun(header.Groups["noun"].Value, isSure: false) : null);
        Add(words, IsRecord(column.Label) ? Singular(column.Label.Trim().ToLowerInvariant()) : null);
        Add(words, Prefix(column));
        return words;
    }

    /// <summary>Whether two words can mean the same records: "work order" and "order", "accident" and "incident".</summary>
    public static bool AreSame(string one, string two) => Last(one) == Last(two) || (Incidents.Contains(one) && Incidents.Contains(two));

    /// <summary>Whether a header is a word that is known for records and nothing else: "Ticket".</summary>
    public static bool IsRecord(string label) => Known.Contains(Singular(label.Trim().ToLowerInvariant()));

    /// <summary>Whether a header is the word for one of what a sheet's name says there are many of: "Casualty" on "Casualties".</summary>
    public static bool IsOne(string label, string sheet) =>
        Noun(sheet, isSure: true) is { } noun
        && Singular(label.Trim().ToLowerInvariant()) is var word
        && (word == noun || word == Last(noun));

    /// <summary>Whether the values of a column begin alike and go on with digits, as ids do: T-001, T-002.</summary>
    public static bool HasOnePrefix(ColumnProfile column)
    {
        var prefixes = column.Values.Select(value => Numbered().Match(value.Value)).ToList();
        return prefixes.Count > 0
            && prefixes.TrueForAll(match => match.Success)
            && prefixes.DistinctBy(match => match.Groups["prefix"].Value).Count() == 1;
    }

    private static string Last(string word) => word[(word.LastIndexOf(' ') + 1)..];

    // In the name of a file anything may stand: beside other words, only one that is known for records counts.
    private static string? OfFile(string file, bool isKnown) =>
        Noun(file, isSure: false) is { } noun && (Known.Contains(Last(noun)) || (!isKnown && noun.Length >= ShortestUnknown)) ? noun : null;

    // The sheet of a CSV file has the file's name, in which anything may stand.
    private static string? OfSheet(SheetProfile sheet, string file) =>
        sheet.Area is not null || string.Equals(sheet.Name, file, StringComparison.OrdinalIgnoreCase)
            ? null
            : Noun(sheet.Name, isSure: true);

    private static void Add(List<string> words, string? word)
    {
        if (word is { Length: > 2 } && !words.Contains(word, StringComparer.OrdinalIgnoreCase))
            words.Add(word);
    }

    // "Incident register 2024" is of incidents: a word in the plural, else one that is known for records, else the last that says
    // something.
    private static string? Noun(string name, bool isSure)
    {
        var words = Words()
            .Matches(name)
            .Select(match => match.Value.ToLowerInvariant())
            .Where(word => word.Length > 2 && !Nameless.Contains(word))
            .ToList();
        var found = words.FindIndex(word => Singular(word) != word && Singular(word).Length > 2);
        if (found < 0)
            found = words.FindIndex(Known.Contains);
        if (found < 0)
            return isSure && words.Count is > 0 and <= 3 ? words[^1] : null;
        var noun = Singular(words[found]);
        return found > 0 && Compounds.Contains($"{words[found - 1]} {noun}") ? $"{words[found - 1]} {noun}" : noun;
    }

    private static string? Prefix(ColumnProfile column)
    {
        var prefixes = column
            .Values.Select(value => Prefixed().Match(value.Value))
            .Where(match => match.Success)
            .Select(match => match.Groups["prefix"].Value)
            .Take(50)
            .ToList();
        return prefixes.Count >= Math.Min(MinPrefixed, column.Distinct) && prefixes.Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1
            ? Prefixes.GetValueOrDefault(prefixes[0])
            : null;
    }

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s')
        && !word.EndsWith("ss", StringComparison.Ordinal)
        && !word.EndsWith("us", StringComparison.Ordinal)
        && !word.EndsWith("is", StringComparison.Ordinal)
            ? word[..^1]
        : word;

    // One letter and one digit is a place on a plan or a level as well.
    [GeneratedRegex(@"^(?<prefix>\p{L}[-_/]?)[0-9]{2,}$|^(?<prefix>\p{L}{2,6}[-_/]?)[0-9]+$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+")]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^\W*(?<noun>[\p{L}][\p{L}\s_-]*?)[\s_-]*(id|ids|no|nr|num|number|nummer|ref|reference|key|code)\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex IdHeader();

    [GeneratedRegex(@"^(?<prefix>\p{L}{2,5})[-_/ ]?[0-9]")]
    private static partial Regex Prefixed();
}
