using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Data.Tools.Words;

/// <summary>What a table says of itself in German.</summary>
internal sealed class GermanEvidenceWords : EvidenceWords
{
    public override string NotFitting(string filter) => $"nicht: {filter}";

    public override string NoRecord(LeftOutRows left, string sheet) => $"{What(left)}, kein Eintrag von {sheet}";

    public override string CountsBlanks(long rows, string column) =>
        $"Zählt auch {Number(rows)} {(rows == 1 ? "Zeile" : "Zeilen")} ohne {column} mit.";

    public override string Tabs(string table, IReadOnlyList<string> shown, int more) =>
        $"{table}: die Zeilen der Blätter {string.Join(", ", shown)}{(more > 0 ? $" und {more} weiterer" : string.Empty)}.";

    public override string Months(string table, string sheet) => $"{table}: eine Zeile je Monat, der eine Spalte des Blatts {sheet} ist.";

    // What the compiler names is few; a heading that holds a column's name stays.
    public override string Heading(string label) => label switch
    {
        "Count" => "Anzahl",
        "Of" => "Von",
        "Percent" => "Prozent",
        "Sheet" => "Blatt",
        "Difference" => "Unterschied",
        "Ratio" => "Verhältnis",
        "Change" => "Veränderung",
        _ => label,
    };

    protected override string Later(string column) => $"{column} liegt nach dem gefragten Tag";

    protected override string Without(string column) => $"ohne {column}";

    private static string Number(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.');

    private static string What(LeftOutRows left) => left.Reason switch
    {
        LeftOutReason.Total => left.Count == 1 ? "eine Summe" : "Summen",
        LeftOutReason.Section => left.Count == 1 ? "eine Zwischenüberschrift" : "Zwischenüberschriften",
        LeftOutReason.Remark => left.Count == 1 ? "eine Bemerkung" : "Bemerkungen",
        LeftOutReason.RepeatedHeader => "die Kopfzeile noch einmal",
        LeftOutReason.Separator => left.Count == 1 ? "eine Trennlinie" : "Trennlinien",
        LeftOutReason.IdOnly => "nur eine vorbereitete Nummer, sonst leer",
        LeftOutReason.Duplicate => left.Count == 1 ? "eine wiederholte Zeile" : "wiederholte Zeilen",
        _ => left.Count == 1 ? "eine unlesbare Zeile" : "unlesbare Zeilen",
    };
}
