using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>Columns that say yes or no.</summary>
internal static class Flags
{
    private static readonly string[] Yes = ["Y", "YES", "TRUE", "T"];
    private static readonly string[] No = ["N", "NO", "FALSE", "F"];
    private static readonly string[] Unknown = ["U", "UNK", "UNKNOWN", "N/A", "NA", "?", "NOT SPECIFIED"];

    // "Yes", "Y", "No", "N", "N/A" and what else stands for unknown.
    private const int MostSpellings = 8;

    /// <summary>Whether all of a column's values are a yes, a no or an unknown, and yes or no is among them.</summary>
    public static bool IsFlag(ColumnProfile column) =>
        column.Kind == ColumnKind.Boolean
        || (
            column.Kind == ColumnKind.Text
            && column.Distinct is > 0 and <= MostSpellings
            && column.ValuesComplete
            && column.Values.All(value => Is(value.Value, Yes) || Is(value.Value, No) || Is(value.Value, Unknown))
            && column.Values.Any(value => Is(value.Value, Yes) || Is(value.Value, No))
        );

    /// <summary>The values that mean yes: "Yes" and "Y" where a column has both.</summary>
    public static IReadOnlyList<string> YesOf(ColumnProfile column) => ValuesOf(column, Yes, "true");

    /// <summary>The values that mean no.</summary>
    public static IReadOnlyList<string> NoOf(ColumnProfile column) => ValuesOf(column, No, "false");

    /// <summary>Values of a flag with all others that mean the same; those of another column as they are.</summary>
    public static IReadOnlyList<string> WithAlike(ColumnProfile column, IReadOnlyList<string> values) =>
        column.Kind == ColumnKind.Boolean || !IsFlag(column)
            ? values
            : [.. values.SelectMany(value => Alike(column, value)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Alike(ColumnProfile column, string value) =>
        Is(value, Yes) ? YesOf(column).Prepend(value)
        : Is(value, No) ? NoOf(column).Prepend(value)
        : [value];

    private static List<string> ValuesOf(ColumnProfile column, string[] words, string otherwise)
    {
        if (column.Kind == ColumnKind.Boolean)
            return [otherwise];
        List<string> found = [.. column.Values.Select(value => value.Value).Where(value => Is(value, words))];
        return found.Count > 0 ? found : [words[column.MeanLength > 1.5 ? 1 : 0]];
    }

    private static bool Is(string value, string[] words) => words.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase);
}
