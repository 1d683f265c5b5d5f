using System.Text.RegularExpressions;

namespace Agent.Data.Profiles;

/// <summary>Makes SQL names of headers: outer blanks cut, inner ones folded, the words kept; unique regardless of case.</summary>
internal static partial class ColumnNames
{
    /// <param name="headers">The headers, null for a blank, each with the number of its column in the sheet.</param>
    public static IReadOnlyList<(string Name, string Label)> Of(IReadOnlyList<(string? Header, int Number)> headers)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<string> labels =
        [
            .. headers.Select(header => Clean(header.Header) is { Length: > 0 } label ? label : $"Column {header.Number}"),
        ];
        var written = labels.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. labels.Select(label => (Unique(label, taken, written), label))];
    }

    /// <summary>A name that is not taken yet.</summary>
    /// <param name="name">The name wanted.</param>
    /// <param name="taken">Those that are; the name joins them.</param>
    /// <param name="written">Names that others have of themselves, and keep; null for none.</param>
    public static string Unique(string name, HashSet<string> taken, IReadOnlySet<string>? written = null)
    {
        if (taken.Add(name))
            return name;
        var n = 2;
        while (written?.Contains($"{name} ({n})") is true || !taken.Add($"{name} ({n})"))
            n++;
        return $"{name} ({n})";
    }

    /// <summary>A header without what cannot be seen; empty for one of blanks alone.</summary>
    public static string Clean(string? header) => Blanks().Replace(header ?? string.Empty, " ").Replace('"', '\'').Trim();

    /// <summary>The name of a table: its sheet's, or one of its own where the sheet's is blank.</summary>
    public static string Table(string? sheet) => Clean(sheet) is { Length: > 0 } name ? name : "Table";

    // Control characters as well: a name ends at the first NUL for whoever reads the statement.
    [GeneratedRegex(@"[\s\p{Cc}\u00A0\u200B\u00AD\uFEFF]+")]
    private static partial Regex Blanks();
}
