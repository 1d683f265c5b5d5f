using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>
/// Finds sheets and columns by loosely written names; says the match where it was not exact, and the nearest names where there is none.
/// </summary>
internal static class Names
{
    /// <exception cref="ToolRefusal">No sheet, or several, fit.</exception>
    public static SheetProfile Sheet(DatasetProfile profile, string? asked, Action<string> note)
    {
        var filled = profile.AskedSheets.Where(sheet => sheet.Columns.Count > 0).ToList();
        if (asked is null)
        {
            return filled.Count == 1
                ? filled[0]
                : throw new ToolRefusal(
                    "bad_arguments",
                    $"Which sheet? There are: {List(filled)}.",
                    [.. filled.Select(sheet => sheet.Name)]
                );
        }

        var match = NameMatcher.Find(profile.Sheets, sheet => [sheet.Name, sheet.Table, .. sheet.Synonyms], asked);
        if (match.Found is { } found)
        {
            if (!match.Exact)
                note($"Sheet \"{asked}\" taken as \"{found.Name}\".");
            return found;
        }

        if (filled.Count == 1)
        {
            note($"Sheet \"{asked}\" taken as \"{filled[0].Name}\", the only one.");
            return filled[0];
        }

        throw match.Ambiguous
            ? new ToolRefusal(
                "ambiguous_sheet",
                $"\"{asked}\" fits several sheets: {string.Join(", ", match.Nearest)}. Name one.",
                match.Nearest
            )
            : new ToolRefusal("unknown_sheet", $"There is no sheet \"{asked}\". There are: {List(filled)}.", match.Nearest);
    }

    /// <exception cref="ToolRefusal">No column, or several, fit.</exception>
    public static ColumnProfile Column(SheetProfile sheet, string asked, Action<string> note)
    {
        var match = NameMatcher.Find(sheet.Columns, column => [column.Name, column.Label, .. column.Synonyms], asked);
        if (match.Found is { } found)
        {
            if (!match.Exact)
                note($"Column \"{asked}\" taken as \"{found.Name}\".");
            return found;
        }

        throw match.Ambiguous
            ? new ToolRefusal(
                "ambiguous_column",
                $"\"{asked}\" fits several columns of {sheet.Name}: {string.Join(", ", match.Nearest)}. Name one.",
                match.Nearest
            )
            : new ToolRefusal(
                "unknown_column",
                $"There is no column \"{asked}\" in {sheet.Name}. The nearest: {string.Join(", ", match.Nearest)}.",
                match.Nearest
            );
    }

    private static string List(IEnumerable<SheetProfile> sheets) => string.Join(", ", sheets.Select(sheet => $"\"{sheet.Name}\""));
}
