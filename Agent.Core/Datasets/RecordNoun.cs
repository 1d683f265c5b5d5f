using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Humanizer;

namespace Agent.Core.Datasets;

/// <summary>What one row, or one entity, of a sheet is called in a sentence.</summary>
/// <param name="Singular">"incident", "corrective action".</param>
/// <param name="Plural">"incidents", "corrective actions".</param>
public sealed partial record RecordNoun(string Singular, string Plural)
{
    // What names of sheets say about the sheet, not about its rows.
    private static readonly FrozenSet<string> Containers = new[]
    {
        "id",
        "ids",
        "log",
        "logs",
        "register",
        "list",
        "data",
        "dataset",
        "sheet",
        "sheets",
        "table",
        "export",
        "summary",
        "detail",
        "details",
        "common",
        "commons",
        "matrix",
        "master",
        "overview",
        "raw",
        "all",
        "tracker",
        "database",
        "db",
        "tbl",
        "file",
        "csv",
        "xlsx",
        "report",
        "reporting",
        "form",
        "info",
        "sample",
        "current",
        "open",
        "public",
        "ehs",
        "hse",
        "ohs",
        "hseq",
        "qhse",
        "safety",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A name that has one of these is about them, whatever stands beside it.
    private static readonly FrozenSet<string> Known = new[]
    {
        "incident",
        "incidents",
        "accident",
        "accidents",
        "hazard",
        "hazards",
        "audit",
        "audits",
        "inspection",
        "inspections",
        "violation",
        "violations",
        "permit",
        "permits",
        "spill",
        "spills",
        "rescue",
        "rescues",
        "disaster",
        "disasters",
        "recall",
        "recalls",
        "complaint",
        "complaints",
        "deviation",
        "deviations",
        "observation",
        "observations",
        "injury",
        "injuries",
        "investigation",
        "investigations",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly ConditionalWeakTable<SheetProfile, RecordNoun> Made = [];

    /// <summary>Where a sheet's name says nothing of its rows.</summary>
    public static RecordNoun Record { get; } = new("record", "records");

    /// <summary>The noun of a sheet: the first synonym of the sidecar file, else made of the sheet's name.</summary>
    public static RecordNoun Of(SheetProfile sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return Made.GetValue(sheet, Make);
    }

    /// <summary>The noun with this plural; its singular is worked out.</summary>
    public static RecordNoun FromPlural(string plural)
    {
        ArgumentNullException.ThrowIfNull(plural);
        return new(plural.Singularize(inputIsKnownToBePlural: false), plural);
    }

    /// <summary>"1 incident", "1,453 incidents".</summary>
    public string Count(double count) =>
        $"{count.ToString(count == Math.Truncate(count) ? "N0" : "#,0.##", CultureInfo.InvariantCulture)} {For(count)}";

    /// <summary>The form that goes with a number.</summary>
    public string For(double count) => count == 1 ? Singular : Plural;

    /// <summary>"an incident", "a hazard".</summary>
    public string WithArticle => $"{(VowelSound().IsMatch(Singular) ? "an" : "a")} {Singular}";

    private static RecordNoun Make(SheetProfile sheet)
    {
        if (sheet.Synonyms is [var own, ..] && own.Trim() is { Length: > 0 } synonym)
            return FromWords(synonym);
        var words = Words().Matches(sheet.Name).Select(match => match.Value).Where(word => !Containers.Contains(word)).ToList();
        if (words.FindLast(Known.Contains) is { } known)
            return FromWords(known);
        // What the ids name says more than a name that is none of a record.
        if (sheet.RecordWords.FirstOrDefault(Known.Contains) is { } word)
            return FromWords(word);
        // "Hours & km" holds amounts of two kinds, and calls its rows neither.
        if (sheet.Name.Contains('&', StringComparison.Ordinal))
            return Record;
        words = [.. words.Where(part => part.Length > 1).TakeLast(2)];
        return words.Count == 0 ? Record : FromWords(string.Join(' ', words));
    }

    private static RecordNoun FromWords(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Lower).ToList();
        // "material involved" has no other plural.
        if (parts[^1].EndsWith("ed", StringComparison.Ordinal))
            return new(string.Join(' ', parts), string.Join(' ', parts));
        var lead = string.Concat(parts.SkipLast(1).Select(part => part + " "));
        return new(
            lead + parts[^1].Singularize(inputIsKnownToBePlural: false),
            lead + parts[^1].Pluralize(inputIsKnownToBeSingular: false)
        );
    }

    // Abbreviations keep their capitals: PTW, CAPA.
    private static string Lower(string word) => word.Length is > 1 and <= 4 && word.All(char.IsUpper) ? word : word.ToLowerInvariant();

    [GeneratedRegex(@"\p{Lu}{2,}(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+|[\p{Lo}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex("^(?:[aeio]|u(?!n[ai]|s|t|r[aio])|hour|hono|[FHLMNRSX](?=[A-Z]))(?!ne\\b|uro)", RegexOptions.CultureInvariant)]
    private static partial Regex VowelSound();
}
