using System.Buffers;
using System.Text.RegularExpressions;

namespace Agent.Planning.Linking;

/// <summary>
/// The words of a header, those of its unit or of how it is filled in apart: "Direct cost (kEUR)" is called by its cost, "Hazards seen
/// (tick
/// all that apply)" by its hazards.
/// </summary>
internal static partial class HeaderWords
{
    /// <summary>What a word of a unit or an instruction weighs beside the others.</summary>
    public const double UnitWeight = 0.2;

    // Longer ones are texts.
    private const int Longest = 200;

    // A header that is nothing but brackets is called by what they hold.
    private static readonly SearchValues<char> Signs = SearchValues.Create(" \t()[]#-.");

    public static IEnumerable<(string Word, bool IsUnit)> Of(string header)
    {
        if (InBrackets(header) is not { } match)
            return NameWords.Split(header).Select(word => (word, false));
        return
        [
            .. NameWords.Split(header[..match.Index]).Select(word => (word, false)),
            .. NameWords.Split(match.Groups[1].Value).Select(word => (word, true)),
        ];
    }

    /// <summary>What stands in brackets at the end of a header, in lower case and as one word: "keur"; null where nothing does.</summary>
    public static string? Bracketed(string header) =>
        InBrackets(header) is { } match ? match.Groups[1].Value.Trim().ToLowerInvariant() : null;

    private static Match? InBrackets(string header) =>
        header.Length <= Longest
        && Unit().Match(header) is { Success: true } match
        && header.AsSpan(0, match.Index).ContainsAnyExcept(Signs)
            ? match
            : null;

    // A unit is short; a legend has signs or digits; an instruction begins like one.
    [GeneratedRegex(
        """
            \s*[(\[]
            (
                [^()\[\]]{1,6}
                |[^()\[\]]*[=0-9][^()\[\]]*
                |(?:tick|check|select|choose|if|optional|please|e\.g|max|min|see|as)\b[^()\[\]]*
            )
            [)\]]\s*\??$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unit();
}
