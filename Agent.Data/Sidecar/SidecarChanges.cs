using Agent.Core.Datasets;

namespace Agent.Data.Sidecar;

/// <summary>What a sidecar changes in what is known of a dataset, in plain sentences.</summary>
internal static class SidecarChanges
{
    /// <summary>The differences of two profiles of one file, in the order of its sheets.</summary>
    public static IReadOnlyList<string> Between(DatasetProfile before, DatasetProfile after) =>
    [
        .. Change("Title", before.Title, after.Title),
        .. after.Sheets.SelectMany(sheet => Sheet(before.Sheet(sheet.Table)!, sheet)),
        .. Change("Relations", Relations(before), Relations(after)),
        .. after.Measures.SelectMany(measure => Measure(before.Measures.FirstOrDefault(other => other.Name == measure.Name), measure)),
    ];

    private static IEnumerable<string> Sheet(SheetProfile before, SheetProfile after) =>
    [
        .. Change($"{after.Name}, other words", Join(before.Synonyms), Join(after.Synonyms)),
        .. Change($"{after.Name}, key", before.EntityKey, after.EntityKey),
        .. Change($"{after.Name}, main date", before.DefaultDateColumn, after.DefaultDateColumn),
        .. after.Columns.SelectMany(column => Column($"{after.Name}.{column.Name}", before.Column(column.Name)!, column)),
    ];

    private static IEnumerable<string> Column(string place, ColumnProfile before, ColumnProfile after) =>
    [
        .. Change($"{place}, other words", Join(before.Synonyms), Join(after.Synonyms)),
        .. Change($"{place}, unit", before.Unit, after.Unit),
        .. Change($"{place}, names persons", before.IsPerson ? "yes" : "no", after.IsPerson ? "yes" : "no"),
        .. Change($"{place}, definitions", Definitions(before), Definitions(after)),
    ];

    private static IEnumerable<string> Measure(MeasureProfile? before, MeasureProfile after) =>
    [
        .. Change($"{after.Title}, other words", Join(before?.Synonyms ?? []), Join(after.Synonyms)),
        .. Change($"{after.Title}, can be given", before?.Missing ?? "yes", after.Missing ?? "yes"),
    ];

    private static string Definitions(ColumnProfile column) =>
        string.Join("; ", column.Definitions.Select(definition => $"{definition.Name} = {string.Join(" or ", definition.Values)}"));

    private static string Relations(DatasetProfile profile) =>
        string.Join(
            "; ",
            profile.Relations.Select(relation => $"{relation.FromTable}.{relation.FromColumn} → {relation.ToTable}.{relation.ToColumn}")
        );

    private static string Join(IReadOnlyList<string> words) => string.Join(", ", words);

    private static IEnumerable<string> Change(string what, string? before, string? after) =>
        (before ?? string.Empty) == (after ?? string.Empty) ? [] : [$"{what}: {Said(before)} → {Said(after)}"];

    private static string Said(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;
}
