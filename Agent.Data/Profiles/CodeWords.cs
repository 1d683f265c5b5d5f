using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Headers of numbers that name something: ids, codes, years, postcodes, phones, places on a map.</summary>
internal static partial class CodeWords
{
    /// <summary>Whether a header says that its numbers name something.</summary>
    public static bool Names(string label) => Names(Split(label));

    /// <summary>Whether it names a record: an id or number, not a year, a postcode or a place.</summary>
    public static bool NamesRecord(string label) =>
        Split(label) is { Count: > 0 } words
        && !(words.Count > 1 && words.Exists(word => word is "of" or "per" or "count" or "total"))
        && Record().IsMatch(words[^1]);

    /// <summary>Whether it is a word for a code and nothing else, as the first column of a register is often headed.</summary>
    public static bool IsCodeAlone(string label) => Split(label) is [var word] && CodeAlone().IsMatch(word);

    /// <summary>Whether it says that they are years, months, weeks or the like.</summary>
    public static bool SaysPeriod(string label) => Split(label) is { Count: > 0 } words && Period().IsMatch(words[^1]);

    private static bool Names(List<string> words)
    {
        if (words.Count == 0)
            return false;
        // "Number of days" and "No of injured" count; "Employee No" names.
        if (words.Count > 1 && words.Exists(word => word is "of" or "per" or "count" or "total"))
            return false;
        return Behind().IsMatch(words[^1])
            || words.Exists(word => Anywhere().IsMatch(word))
            || (words.Count == 1 && Alone().IsMatch(words[0]));
    }

    /// <summary>The words of a header in lower case: BusinessId, business_id and "Business ID" are the same two.</summary>
    public static List<string> Split(string label) => [.. Words().Matches(label).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[0-9]+")]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^(id|ids|no|nr|num|nbr|number|code|codes|key|ref|reference|\p{L}*nummer|\p{L}{3,}nr|numéro|número|"
            + @"numero|numer|matricule|matrícula|matricola|kostenstelle|kennung|código|codigo|codice|kod|año|year|"
            + @"years|yr|\p{L}*jahr|jaar|année|anno|ano|rok|seqnos|uprn|fips)$"
    )]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"^(id|ids|no|nr|num|nbr|number|key|ref|reference|\p{L}*nummer|\p{L}{3,}nr|numéro|número|numero|numer|"
            + @"seqnos|guid|uuid)$")]
    private static partial Regex Record();

    [GeneratedRegex(
        "^(zip|zipcode|postcode|postal|plz|postleitzahl|phone|telephone|tel|telefon|telefono|teléfono|"
            + "téléphone|telefoon|fax|mobile|imo|mmsi|duns|siren|siret|ean|gtin|vin|latitude|longitude|lat|lon|lng|"
            + "easting|northing|uuid|guid|isbn|iban|ssn|naics|fips)$"
    )]
    private static partial Regex Anywhere();

    [GeneratedRegex("^(seq|sequence|index|idx|row|rownum|line|pk|objectid|fid|oid)$")]
    private static partial Regex Alone();

    [GeneratedRegex(
        "^(code|código|codigo|codice|folio|kennung|matricule|matrícula|matricola|clave|réf|référence|referencia|riferimento)$"
    )]
    private static partial Regex CodeAlone();

    [GeneratedRegex("^(year|years|yr|month|week|quarter|day|jahr|monat|woche|quartal|année|mois|año|mes|anno|mese)$")]
    private static partial Regex Period();
}
