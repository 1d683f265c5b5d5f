using System.Text.RegularExpressions;
using Agent.Core.Spelling;

namespace Agent.Core.Privacy;

/// <summary>
/// Finds persons in running text whom no column names: by a title before a name, by a common given name with a capitalised word behind it,
/// by a mail address. What is
/// written without any of these is not found.
/// </summary>
internal static partial class NameRecognizer
{
    // Addresses of a function and not of a person.
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "info",
        "office",
        "support",
        "service",
        "safety",
        "hse",
        "ehs",
        "admin",
        "contact",
        "hr",
        "help",
        "noreply",
        "no-reply",
        "reports",
        "security",
        "reception",
        "maintenance",
        "operations",
        "team",
    };

    /// <summary>The text with what <paramref name="register"/> gives for each person found.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefix">What pseudonyms begin with: those that stand in the text already are left.</param>
    /// <param name="isOrdinary">Whether a folded word is one of the data's own, such as the name of a site.</param>
    /// <param name="register">Gives the pseudonym of a name.</param>
    public static string MaskNames(string text, string prefix, Func<string, bool> isOrdinary, Func<string, string> register)
    {
        // The digits of a pseudonym are no part of what is found.
        var pseudonym = prefix.TrimEnd('_');
        bool IsName(string found)
        {
            var words = NameWords.Split(found);
            return !words.Contains(pseudonym, StringComparer.OrdinalIgnoreCase)
                && !words.All(word => isOrdinary(LetterFolding.Fold(word)));
        }

        var titled = Titled()
            .Replace(
                text,
                match =>
                    IsName(match.Groups["name"].Value) ? match.Groups["title"].Value + register(match.Groups["name"].Value) : match.Value
            );
        return Pair()
            .Replace(
                titled,
                match =>
                    GivenNames.Contains(LetterFolding.Fold(match.Groups["given"].Value))
                    && !isOrdinary(LetterFolding.Fold(match.Groups["given"].Value))
                    && IsName(match.Value)
                        ? register(match.Value)
                        : match.Value
            );
    }

    /// <summary>The text with a pseudonym in the place of the local part of every mail address of a person.</summary>
    public static string MaskAddresses(string text, string prefix, Func<string, string> register) =>
        text.Contains('@')
            ? Address()
                .Replace(
                    text,
                    match =>
                        match.Value.Contains(prefix, StringComparison.OrdinalIgnoreCase) || Functions.Contains(match.Groups["local"].Value)
                            ? match.Value
                            : register(match.Groups["local"].Value) + match.Groups["domain"].Value
                )
            : text;

    [GeneratedRegex(
        @"(?<title>\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Capt|Sgt|Rev|Herr|Frau|Mme|Mlle|Monsieur|Madame|Se[nñ]ora?|Sra?|Signora?)\b\.?[ \u00A0]+)(?<name>(?:\p{Lu}\.[ \u00A0]?)*\p{Lu}[\p{L}\p{M}'’\-]+(?:[ \u00A0]\p{Lu}[\p{L}\p{M}'’\-]+)?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"\b(?<given>\p{Lu}[\p{Ll}\p{M}]{1,14})[ \u00A0](?:\p{Lu}\.?[ \u00A0])?\p{Lu}[\p{L}\p{M}'’\-]{1,24}\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pair();

    [GeneratedRegex(@"(?<local>[\w.+'\-]{2,64})(?<domain>@[\w\-]+(?:\.[\w\-]+)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
