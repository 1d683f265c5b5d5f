using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Makes SQL names of headers: outer blanks cut, inner ones folded, the words kept; unique regardless of case.</summary>
internal static partial class ColumnNames
{
    public static IReadOnlyList<(string Name, string Label)> Of(IReadOnlyList<string?> headers)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. headers.Select((header, index) =>
        {
            var label = Clean(header);
            return (Unique(label.Length == 0 ? $"Column {index + 1}" : label, taken), label.Length == 0 ? $"Column {index + 1}" : label);
        })];
    }

    /// <summary>A name that is not taken yet.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{name} ({n})";
        return unique;
    }

    public static string Clean(string? header) => Blanks().Replace(header ?? string.Empty, " ").Replace('"', '\'').Trim();

    [GeneratedRegex(@"[\s\u00A0\u200B]+")]
    private static partial Regex Blanks();
}
