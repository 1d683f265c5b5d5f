using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>Columns of numbers that can be added up and averaged: not those whose numbers are names.</summary>
internal static class Numbers
{
    private static readonly HashSet<string> IdWords = ["id", "no", "nr", "num", "nbr", "number", "code", "key", "seq", "ref", "reference", "zip"];

    private static readonly HashSet<string> Always = ["id", "code", "zip", "latitude", "longitude", "lat", "lon", "lng", "phone", "postcode"];

    /// <summary>Whether a word of a header says that its column holds ids.</summary>
    public static bool IsIdWord(string word) => IdWords.Contains(word);

    public static bool IsMeasure(ColumnProfile column) => (column.Kind.IsNumeric() && !(column.IsIdentifier && IsId(column))) || (column.Kind == ColumnKind.Duration && column.Unit is not null);

    /// <summary>Whether the numbers name things or times: keys, codes, years, places. They compare and count, but add up to nothing.</summary>
    public static bool AreNames(DatasetProfile profile, Reading.ColumnRef column)
    {
        var words = NameWords.Split(column.Column.Label);
        return column.Column.IsIdentifier || IsYear(column.Column) || column.Column.Label.TrimEnd().EndsWith('#') || words.Any(Always.Contains) || (words is [.., var last] && IdWords.Contains(last))
            || profile.Relations.Any(relation => IsKey(relation.FromTable, relation.FromColumn, column) || IsKey(relation.ToTable, relation.ToColumn, column));
    }

    private static bool IsYear(ColumnProfile column) => column.Kind == ColumnKind.Integer
        && int.TryParse(column.Min, CultureInfo.InvariantCulture, out var min) && int.TryParse(column.Max, CultureInfo.InvariantCulture, out var max) && min >= 1500 && max <= 2200
        && NameWords.Split(column.Label).Any(word => word is "year" or "yr" or "years" or "founded");

    private static bool IsKey(string table, string name, Reading.ColumnRef column) =>
        string.Equals(table, column.Sheet.Table, StringComparison.OrdinalIgnoreCase) && string.Equals(name, column.Column.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ids are called so, or lie close together; hours and amounts that happen to differ in every row do neither.</summary>
    private static bool IsId(ColumnProfile column) =>
        column.Kind == ColumnKind.Integer
        && (NameWords.Split(column.Name).Any(IdWords.Contains)
            || !double.TryParse(column.Min, NumberStyles.Float, CultureInfo.InvariantCulture, out var min)
            || !double.TryParse(column.Max, NumberStyles.Float, CultureInfo.InvariantCulture, out var max)
            || max - min < 5.0 * column.Distinct);
}
