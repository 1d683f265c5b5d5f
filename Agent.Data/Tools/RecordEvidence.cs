using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Data.Tools.Words;
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
    /// <param name="words">The language of the reasons.</param>
    public static IEnumerable<ExcludedRows> Of(DatasetProfile profile, string sheets, EvidenceWords words) => profile.Sheets
        .Where(sheet => sheet.LeftOut.Count > 0 && sheets.Split(", ").Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
        .SelectMany(sheet => sheet.LeftOut.Select(left => new ExcludedRows(words.NoRecord(left, sheet.Name), left.Count)
        {
            Rows = [.. left.Rows.Take(ShownRows).Select(row => new ShownRow(row.Row, row.Text))],
        }));

    /// <summary>Which sheets a table was made of that a query asks.</summary>
    public static IEnumerable<string> Tabs(DatasetProfile profile, IEnumerable<string> tables, EvidenceWords words) =>
        tables
            .Select(profile.Sheet)
            .OfType<SheetProfile>()
            .Where(sheet => sheet.Tabs.Count > 0)
            .Select(sheet => Tabs(sheet, [.. sheet.Tabs.Select(tab => profile.Sheet(tab)?.Name ?? tab)], words));

    private static string Tabs(SheetProfile sheet, IReadOnlyList<string> tabs, EvidenceWords words) =>
        sheet.AmountColumn is null
            ? words.Tabs(sheet.Name, [.. tabs.Take(NamedTabs)], tabs.Count - NamedTabs)
            : words.Months(sheet.Name, tabs[0]);

    /// <summary>What must be said of the columns that a query uses.</summary>
    public static IEnumerable<string> Caveats(DatasetProfile profile, Query query) => QueryFields.Of(query)
        .Select(field => profile.Sheet(field.Table ?? query.From)?.Column(field.Column))
        .OfType<ColumnProfile>()
        .Distinct()
        .SelectMany(column => column.Caveats.Select(caveat => $"{column.Label}: {caveat}."))
        .Take(MaxCaveats);
}
