using System.Buffers;
using Agent.Data.Workbooks;

namespace Agent.Data.Profiles;

/// <summary>
/// Whether a sheet is from a place that writes decimals with a comma, by its dates, its separator and the language of its headers.
/// </summary>
internal static class SheetLocale
{
    private static readonly HashSet<string> CommaWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "datum",
        "kosten",
        "abteilung",
        "betrag",
        "menge",
        "anzahl",
        "nummer",
        "nr",
        "vorfall",
        "unfall",
        "unfälle",
        "ort",
        "werk",
        "schwere",
        "art",
        "beschreibung",
        "jahr",
        "monat",
        "summe",
        "stunden",
        "tage",
        "name",
        "coût",
        "montant",
        "quantité",
        "lieu",
        "gravité",
        "année",
        "mois",
        "service",
        "libellé",
        "fecha",
        "coste",
        "costo",
        "importe",
        "cantidad",
        "lugar",
        "gravedad",
        "año",
        "mes",
        "descripción",
        "data",
        "quantità",
        "luogo",
        "gravità",
        "anno",
        "mese",
        "reparto",
        "descrizione",
        "custo",
        "valor",
        "ano",
        "mês",
        "descrição",
        "bedrag",
        "aantal",
        "afdeling",
        "locatie",
        "omschrijving",
    };

    private static readonly SearchValues<char> Accents = SearchValues.Create("äöüßéèêàçñõ");

    // Words that English headers hold as well prove nothing.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase) { "name", "service", "data", "art", "nr" };

    /// <summary>A hint that is not certain; null where nothing speaks for either.</summary>
    public static DecimalMark? Hint(RawSheet sheet, IReadOnlyList<string?> labels, IReadOnlyList<TypedColumn> typed)
    {
        var certain = typed.Select(column => column.DecimalMark).FirstOrDefault(mark => mark is { IsCertain: true });
        if (certain is not null)
            return certain;
        var words = labels
            .OfType<string>()
            .SelectMany(label => label.Split([' ', '-', '_', '/', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        var evidence =
            (words.Any(word => CommaWords.Contains(word) && !Shared.Contains(word)) ? 1 : 0)
            + (words.Any(word => word.AsSpan().ContainsAny(Accents)) ? 1 : 0)
            + (typed.Any(column => column.HasDottedDates) ? 1 : 0)
            + (sheet.Delimiter == ';' ? 1 : 0);
        return evidence > 0 ? new DecimalMark(true, false) : null;
    }
}
