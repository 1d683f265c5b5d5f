using System.Text.RegularExpressions;

namespace Agent.Console.Rendering;

/// <summary>Text that cannot command the terminal: a cell of a workbook may hold escape sequences.</summary>
internal static partial class Printable
{
    /// <summary>Replaces control characters, except line breaks and tabs, by a visible mark.</summary>
    public static string Clean(string text) => Control().Replace(text, "\uFFFD");

    /// <summary>One line of at most <paramref name="width"/> characters, cut with an ellipsis.</summary>
    public static string Line(string text, int width)
    {
        var line = Spaces().Replace(Clean(text), " ").Trim();
        return line.Length <= width ? line : string.Concat(line.AsSpan(0, width - 1), "…");
    }

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069-[\n\t]]")]
    private static partial Regex Control();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
