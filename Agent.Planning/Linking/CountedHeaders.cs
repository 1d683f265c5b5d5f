using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>"Injured (no.)", "Persons [number]": a number in brackets behind what is counted is how many, and no number of a
/// thing.</summary>
internal static partial class CountedHeaders
{
    private static readonly FrozenSet<string> Quantities = WordLists.Of("quantity_words");

    public static bool Has(string header) => Counted().IsMatch(header) || EndsInNumberOf(NameWords.Split(header));

    /// <summary>LOST_DAYS_NUM is how many days, PERS_AGE_NUM an age; VEHICLE_NUM is the number of a vehicle.</summary>
    private static bool EndsInNumberOf(IReadOnlyList<string> words) =>
        words is [.., var what, "num" or "nbr" or "nr"]
        && (Quantities.Contains(Stemmer.Singular(what)) || Quantities.Contains(Synonyms.Full(Stemmer.Singular(what)) ?? what));

    [GeneratedRegex(@"\p{L}\s*[(\[]\s*(no\.?|nr\.?|number|count|#|qty|n)\s*[)\]]\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
