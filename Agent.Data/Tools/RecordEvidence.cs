using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>
/// What the reading of a file means for a figure: rows of the sheets asked that are no records, and cells of the columns asked that do not
/// fit.
/// </summary>
internal static class RecordEvidence
{
    private const int ShownRows = 20;
    private const int MaxCaveats = 3;
    private const int NamedTabs = 12;

    /// <param name="profile">The dataset.</param>
    /// <param name="sheets">The sheets asked, joined by <c>", "</c>.</param>
    public static IEnumerable<ExcludedRows> Of(DatasetProfile profile, string sheets) => profile.Sheets
        .Where(sheet => sheet.LeftOut.Count > 0 && sheets.Split(", ").Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
        .SelectMany(sheet => sheet.LeftOut.Select(left => new ExcludedRows($"{left.Words}, not a record of {sheet.Name}", left.Count)
        {
            Rows = [.. left.Rows.Take(ShownRows).Select(row => new ShownRow(row.Row, row.Text))],
        }));

    /// <summary>Which sheets a table was made of that a query asks.</summary>
    public static IEnumerable<string> Tabs(DatasetProfile profile, IEnumerable<string> tables) =>
        tables
            .Select(profile.Sheet)
            .OfType<SheetProfile>()
            .Where(sheet => sheet.Tabs.Count > 0)
            .Select(sheet =>
                $"{sheet.Name}: the rows of the sheets {string.Join(", ", sheet.Tabs.Take(NamedTabs).Select(tab => profile.Sheet(tab)?.Name ?? tab))}{(sheet.Tabs.Count > NamedTabs ? $" and {sheet.Tabs.Count - NamedTabs} more" : "")}."
            );

    /// <summary>What must be said of the columns that a query uses.</summary>
    public static IEnumerable<string> Caveats(DatasetProfile profile, Query query) => QueryFields.Of(query)
        .Select(field => profile.Sheet(field.Table ?? query.From)?.Column(field.Column))
        .OfType<ColumnProfile>()
        .Distinct()
        .SelectMany(column => column.Caveats.Select(caveat => $"{column.Label}: {caveat}."))
        .Take(MaxCaveats);
}
