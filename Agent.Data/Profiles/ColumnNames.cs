using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Makes SQL names of headers: outer blanks cut, inner ones folded, the words kept; unique regardless of case.</summary>
internal static partial class ColumnNames
{
    /// <param name="headers">The headers, null for a blank, each with the number of its column in the sheet.</param>
    public static IReadOnlyList<(string Name, string Label)> Of(IReadOnlyList<(string? Header, int Number)> headers)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. headers.Select(header =>
            {
                var label = Clean(header.Header);
                return (
                    Unique(label.Length == 0 ? $"Column {header.Number}" : label, taken),
                    label.Length == 0 ? $"Column {header.Number}" : label
                );
            }),
        ];
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

    [GeneratedRegex(@"[\s\u00A0\u200B\u00AD\uFEFF]+")]
    private static partial Regex Blanks();
}
