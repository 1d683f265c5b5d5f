using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>Columns that say yes or no.</summary>
internal static class Flags
{
    private static readonly string[] Yes = ["Y", "YES", "TRUE", "T"];
    private static readonly string[] No = ["N", "NO", "FALSE", "F"];
    private static readonly string[] Unknown = ["U", "UNK", "UNKNOWN", "N/A", "NA", "?", "NOT SPECIFIED"];

    /// <summary>Whether all of a column's values are a yes, a no or an unknown, and yes or no is among them.</summary>
    public static bool IsFlag(ColumnProfile column) =>
        column.Kind == ColumnKind.Boolean
        || (column.Kind == ColumnKind.Text && column.Distinct is > 0 and <= 4 && column.ValuesComplete
            && column.Values.All(value => Is(value.Value, Yes) || Is(value.Value, No) || Is(value.Value, Unknown))
            && column.Values.Any(value => Is(value.Value, Yes) || Is(value.Value, No)));

    /// <summary>The value that means yes.</summary>
    public static string YesOf(ColumnProfile column) => ValueOf(column, Yes, "true");

    /// <summary>The value that means no.</summary>
    public static string NoOf(ColumnProfile column) => ValueOf(column, No, "false");

    private static string ValueOf(ColumnProfile column, string[] words, string otherwise) =>
        column.Kind == ColumnKind.Boolean
            ? otherwise
            : column.Values.FirstOrDefault(value => Is(value.Value, words))?.Value ?? words[column.MeanLength > 1.5 ? 1 : 0];

    private static bool Is(string value, string[] words) => words.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase);
}
