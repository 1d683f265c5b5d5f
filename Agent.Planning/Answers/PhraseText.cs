using System.Text.RegularExpressions;

namespace Agent.Planning.Answers;

/// <summary>Small helps for sentences.</summary>
internal static partial class PhraseText
{
    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => string.Empty,
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
    };

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A heading inside a sentence: "Root Cause" is "root cause"; abbreviations and names with signs stay as they are.</summary>
    public static string Inside(string label) =>
        label.Contains('_', StringComparison.Ordinal)
            ? label
            : string.Join(
                ' ',
                label.Split(' ').Select(word => Capitalised().IsMatch(word) ? char.ToLowerInvariant(word[0]) + word[1..] : word)
            );

    /// <summary>A period's label as the tables have it, for people: "2025-03" is "March 2025".</summary>
    public static string Period(string label)
    {
        var month = Month().Match(label);
        return month.Success
            ? new DateTime(Number(month, 1), Number(month, 2), 1).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : QuarterLabel().Match(label) is { Success: true } quarter ? $"Q{quarter.Groups[2].Value} {quarter.Groups[1].Value}" : label;
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\p{Lu}\P{Lu}+$", RegexOptions.CultureInvariant)]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"^(\d{4})-(0[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"^(\d{4})-Q([1-4])$", RegexOptions.CultureInvariant)]
    private static partial Regex QuarterLabel();
}
