using System.Globalization;
using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>Columns of numbers that can be added up and averaged: not those whose numbers are names.</summary>
internal static class Numbers
{
    private static readonly HashSet<string> IdWords =
    [
        "id",
        "no",
        "nr",
        "num",
        "nbr",
        "number",
        "code",
        "key",
        "seq",
        "ref",
        "reference",
        "zip",
    ];

    public static bool IsMeasure(ColumnProfile column) =>
        (column.Kind.IsNumeric() && !(column.IsCode && !CountedHeaders.Has(column.Name)) && !(column.IsIdentifier && IsId(column)))
        || (column.Kind == ColumnKind.Duration && column.Unit is not null);

    /// <summary>Ids are called so, or lie close together; hours and amounts that happen to differ in every row do neither.</summary>
    private static bool IsId(ColumnProfile column) =>
        column.Kind == ColumnKind.Integer
        && (NameWords.Split(column.Name).Any(IdWords.Contains)
            || !double.TryParse(column.Min, NumberStyles.Float, CultureInfo.InvariantCulture, out var min)
            || !double.TryParse(column.Max, NumberStyles.Float, CultureInfo.InvariantCulture, out var max)
            || max - min < 5.0 * column.Distinct);
}
