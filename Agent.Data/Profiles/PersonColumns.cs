using System.Text.RegularExpressions;
using Agent.Core.Datasets;

namespace Agent.Data.Profiles;

/// <summary>
/// Finds columns that name persons: by a header that speaks of one, and values that read like names. Neither alone is enough.
/// </summary>
internal static partial class PersonColumns
{
    private const int MinDistinct = 5;
    private const double MinShare = 0.8;

    // Nouns for a person, and what is said of one (reported by).
    private static readonly HashSet<string> PersonWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "person",
        "persons",
        "people",
        "employee",
        "employees",
        "worker",
        "workers",
        "operator",
        "victim",
        "casualty",
        "injured",
        "patient",
        "reporter",
        "reportee",
        "supervisor",
        "foreman",
        "manager",
        "investigator",
        "inspector",
        "auditor",
        "lead",
        "leader",
        "owner",
        "witness",
        "witnesses",
        "responsible",
        "assignee",
        "assigned",
        "contact",
        "author",
        "creator",
        "submitter",
        "approver",
        "reviewer",
        "initiator",
        "originator",
        "requester",
        "caller",
        "driver",
        "technician",
        "engineer",
        "doctor",
        "physician",
        "nurse",
        "firstname",
        "lastname",
        "surname",
        "forename",
        "fullname",
        "mitarbeiter",
        "melder",
        "zeuge",
        "verantwortlicher",
        "prüfer",
        "vorgesetzter",
        "nombre",
        "nom",
        "empleado",
    };

    private static readonly HashSet<string> ByWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "reported",
        "entered",
        "created",
        "investigated",
        "inspected",
        "audited",
        "raised",
        "approved",
        "reviewed",
        "closed",
        "assigned",
        "submitted",
        "prepared",
        "checked",
        "signed",
        "observed",
        "witnessed",
        "identified",
        "logged",
        "recorded",
        "updated",
        "modified",
        "verified",
        "completed",
    };

    // With these in the header the values name something else, whoever it belongs to.
    private static readonly HashSet<string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "company",
        "organisation",
        "organization",
        "org",
        "city",
        "state",
        "country",
        "county",
        "site",
        "location",
        "department",
        "dept",
        "area",
        "plant",
        "facility",
        "team",
        "type",
        "category",
        "title",
        "job",
        "role",
        "position",
        "occupation",
        "trade",
        "activity",
        "equipment",
        "product",
        "material",
        "vessel",
        "file",
        "sheet",
        "street",
        "address",
        "project",
        "contractor",
        "vendor",
        "supplier",
        "customer",
        "client",
        "brand",
        "model",
        "status",
        "cause",
        "shift",
        "rail",
        "railroad",
        "carrier",
        "agency",
        "body",
    };

    /// <summary>Words that companies and places carry and persons do not.</summary>
    private static readonly HashSet<string> NotInNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "inc",
        "llc",
        "ltd",
        "corp",
        "co",
        "company",
        "corporation",
        "gmbh",
        "ag",
        "plc",
        "group",
        "industries",
        "services",
        "energy",
        "oil",
        "gas",
        "pipeline",
        "railroad",
        "railway",
        "transportation",
        "university",
        "hospital",
        "department",
        "county",
        "city",
        "state",
        "street",
        "road",
        "river",
        "lake",
        "bay",
        "port",
        "harbour",
        "harbor",
        "works",
        "plant",
        "site",
        "park",
        "north",
        "south",
        "east",
        "west",
        "new",
        "saint",
        "san",
        "los",
        "las",
        "fort",
        "mount",
        "point",
        "beach",
        "island",
        "springs",
        "hills",
        "valley",
        "unit",
        "line",
        "room",
        "hall",
        "house",
        "farm",
        "office",
        "block",
        "training",
        "control",
        "procedure",
        "equipment",
        "safety",
        "injury",
        "treatment",
        "near",
        "miss",
        "lost",
        "time",
        "first",
        "aid",
        "damage",
        "release",
        "medical",
        "property",
        "environmental",
        "operator",
        "technician",
        "analyst",
        "manager",
        "engineer",
        "supervisor",
        "driver",
        "the",
        "of",
        "and",
    };

    public static bool IsPerson(string label, TypedColumn column, IReadOnlyList<(IComparable Value, long Count)> counts)
    {
        if (!column.Kind.IsText() || counts.Count < MinDistinct || !SpeaksOfAPerson(label, out var isCertain))
            return false;
        var names = counts.Count(value => LooksLikeAName((string)value.Value, isCertain));
        return names >= MinDistinct && names >= counts.Count * (isCertain ? MinShare : 0.95);
    }

    /// <summary>Whether a header speaks of a person; not certain where it says "name" and no more.</summary>
    public static bool SpeaksOfAPerson(string label, out bool isCertain)
    {
        var words = Words().Matches(label).Select(match => match.Value).ToList();
        isCertain =
            words.Exists(PersonWords.Contains)
            || (words.Exists(ByWords.Contains) && words.Contains("by", StringComparer.OrdinalIgnoreCase));
        if (words.Exists(OtherWords.Contains))
            return false;
        return isCertain
            || (words.Contains("name", StringComparer.OrdinalIgnoreCase) || words.Contains("names", StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Two or three capitalised words, an initial or a "Last, First" among them, none of which places and companies carry.
    /// </summary>
    /// <param name="text">The value.</param>
    /// <param name="mayBeCapitals">Whether JOHN SMITH counts: companies are written so as well.</param>
    public static bool LooksLikeAName(string text, bool mayBeCapitals = false)
    {
        if (text.Length > 40)
            return false;
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3
            && text.Count(c => c == ',') <= 1
            && Array.TrueForAll(
                words,
                word =>
                    char.IsUpper(word[0])
                    && word.All(c => char.IsLetter(c) || c is '-' or '\'' or '.' or '’')
                    && !NotInNames.Contains(word.TrimEnd('.'))
            )
            && Array.Exists(words, word => word.Length > 2)
            && (mayBeCapitals || !Array.TrueForAll(words, word => word.Length > 1 && word.All(c => char.IsUpper(c))));
    }

    // InjuredPerson and INJURED_PERSON are two words each.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+")]
    private static partial Regex Words();
}
