using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// Finds tables and columns by the names in a query: exactly; else by a likely misspelling, which is said; else the nearest names are
/// offered.
/// </summary>
internal static class FieldNames
{
    public static SheetProfile Sheet(CompileContext context, string name)
    {
        if (context.Profile.Sheet(name) is { } exact)
            return exact;
        var match = NameMatcher.Find(context.Profile.Sheets, sheet => [sheet.Table, sheet.Name, .. sheet.Synonyms], name);
        if (match.Found is { } found)
        {
            context.Note($"Sheet \"{name}\" taken as \"{found.Name}\".");
            return found;
        }

        throw context.Fault(
            "unknown_table",
            $"There is no table \"{name}\". There are: {string.Join(", ", context.Profile.Sheets.Where(sheet => sheet.Columns.Count > 0).Select(sheet => sheet.Table))}.",
            match.Nearest
        );
    }

    public static ColumnProfile Column(CompileContext context, SheetProfile sheet, string name)
    {
        if (sheet.Column(name) is { } exact)
            return exact;
        var match = NameMatcher.Find(sheet.Columns, column => [column.Name, column.Label, .. column.Synonyms], name);
        if (match.Found is { } found)
        {
            context.Note($"Column \"{name}\" taken as \"{found.Name}\".");
            return found;
        }

        throw match.Ambiguous
            ? context.Fault(
                "ambiguous_column",
                $"\"{name}\" fits several columns of {sheet.Name}: {string.Join(", ", match.Nearest)}. Name one.",
                match.Nearest
            )
            : context.Fault(
                "unknown_column",
                $"There is no column \"{name}\" in {sheet.Name}. The nearest: {string.Join(", ", match.Nearest)}.",
                match.Nearest
            );
    }
}
