using System.Text.RegularExpressions;

namespace Agent.Planning.Linking;

/// <summary>"Injured (no.)", "Persons [number]": a number in brackets behind what is counted is how many, and no number of a
/// thing.</summary>
internal static partial class CountedHeaders
{
    public static bool Has(string header) => Counted().IsMatch(header);

    [GeneratedRegex(@"\p{L}\s*[(\[]\s*(no\.?|nr\.?|number|count|#|qty|n)\s*[)\]]\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
