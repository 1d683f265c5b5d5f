using System.Text.RegularExpressions;

namespace Agent.Data.Import.Records;

/// <summary>Words that say what a row is, in the main European languages.</summary>
internal static partial class RowWords
{
    private const int LongestLabel = 60;

    /// <summary>Whether a label says that its row sums, averages or counts others: "Total", "Production Total", "Gesamtergebnis".</summary>
    public static bool IsTotal(string text) => text.Length <= LongestLabel && (Before().IsMatch(text) || Behind().IsMatch(text));

    /// <summary>Whether a label says so and no more.</summary>
    public static bool IsPlainTotal(string text) => text.Length <= LongestLabel && Plain().IsMatch(text);

    /// <summary>Whether a text is nothing but a line: dashes, underscores, dots.</summary>
    public static bool IsLine(string text) => text.Length > 0 && Line().IsMatch(text);

    private const string Words =
        """
        totals?|sum|sums|subtotals?|average|avg\.?|mean|median|count|max|maximum|min|minimum|summe|gesamt|gesamtsumme|gesamtergebnis|insgesamt|zwischensumme|teilergebnis|ergebnis|mittelwert|mittel|durchschnitt|anzahl|
        total\s+g[ée]n[ée]ral|sous[\s-]total|somme|moyenne|totale|totali|totale\s+complessivo|somma|media|subtotale|suma|total\s+general|promedio|soma|m[ée]dia|totaal|eindtotaal|subtotaal|gemiddelde|razem|suma\s+ko[nń]cowa|
        summa|totalsumma|totalt|i\s+alt|yhteens[aä]|celkem|[oö]sszesen|toplam|ukupno|итого|всего|
        [øσ∑Σ]|carried\s+forward|brought\s+forward|carry\s+forward|[cb]/f|[uü]bertrag|[àa]\s+reporter|suma\s+y\s+sigue|a\s+riporto|riporto
        """;

    // "All areas", "Alle Werke": what is said of everything sums it up where the figures do.
    private const string Every = @"overall|(all|alle|tous|toutes|todos|todas|tutti|tutte)\s+\p{L}+";

    [GeneratedRegex(
        @"^\W*((grand|sub|over-?all|all|running)[\s-]*)?(" + Words + "|" + Every + @")(?![\p{L}\p{N}])",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Before();

    [GeneratedRegex(@"[\p{L}\p{N}\)][\s:\-–]+(" + Words + @")\W*$", RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"^\W*((grand|sub|over-?all|all)[\s-]*)?(" + Words + @")\W*$",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[\s\-_=*.~–—+|]+$")]
    private static partial Regex Line();
}
