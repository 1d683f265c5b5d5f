using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Texts that people write where there is no value yet: they are blanks of a typed column, never its kind.</summary>
internal static partial class Placeholders
{
    private const int LongestWord = 24;

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "..",
        "...",
        "…",
        "?",
        "??",
        "???",
        "*",
        "x",
        "xx",
        "xxx",
        "/",
        "n/a",
        "n.a.",
        "n.a",
        "na",
        "#n/a",
        "n\\a",
        "not applicable",
        "not available",
        "not provided",
        "not known",
        "not recorded",
        "not specified",
        "not reported",
        "not stated",
        "none",
        "nil",
        "null",
        "(null)",
        "nan",
        "nat",
        "tbc",
        "tbd",
        "tba",
        "t.b.c.",
        "t.b.d.",
        "to be confirmed",
        "to be determined",
        "to be decided",
        "unknown",
        "unk",
        "pending",
        "blank",
        "(blank)",
        "missing",
        "k.a.",
        "k. a.",
        "keine angabe",
        "unbekannt",
        "offen",
        "inconnu",
        "desconocido",
        "s/d",
        "sans objet",
        "00/00/0000",
        "0000-00-00",
        "00.00.0000",
        "00-00-0000",
        "0000-00-00 00:00:00",
        "0000/00/00",
        "dd/mm/yyyy",
        "mm/dd/yyyy",
        "dd.mm.yyyy",
        "yyyy-mm-dd",
        "__/__/____",
    };

    public static bool IsKnown(string text) => Known.Contains(text) || (text.Length is >= 8 and <= 28 && NoYear().IsMatch(text));

    // The first and the last year that programs know stand for no date: 9999-12-31, 01/01/0001.
    [GeneratedRegex(
        @"^((0000|0001|9999)[-/.][0-9][0-9]?[-/.][0-9][0-9]?|[0-9][0-9]?[-/.][0-9][0-9]?[-/.](0000|0001|9999))"
            + @"([ T][0-9:.]+Z?)?$"
    )]
    private static partial Regex NoYear();

    /// <summary>Whether a text is a word as people write it into a column of dates for what is not yet: "open", "ongoing".</summary>
    public static bool IsWord(string text) =>
        text.Length <= LongestWord && text.All(character => char.IsLetter(character) || character is ' ' or '-' or '.');
}
