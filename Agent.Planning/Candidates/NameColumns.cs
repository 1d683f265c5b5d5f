using Agent.Core.Datasets;
using Agent.Planning.Linking;

namespace Agent.Planning.Candidates;

/// <summary>The column that says which record it is: its name or title, else its id.</summary>
internal static class NameColumns
{
    private static readonly string[] Names = ["name", "title"];

    /// <summary>The column; null where the sheet has none.</summary>
    public static ColumnProfile? Of(SheetProfile sheet) =>
        sheet.Columns.FirstOrDefault(column =>
            Is(column) && NameWords.Split(column.Name).Count <= 2 && column.Distinct * 2 >= column.Filled
        )
        ?? sheet.Column(sheet.EntityKey)
        ?? sheet.Columns.FirstOrDefault(column => column.IsIdentifier && column.Filled > 0);

    private static bool Is(ColumnProfile column) =>
        column.Kind == ColumnKind.Text
        && !column.IsNarrative
        && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name) is [.., var last]
        && Names.Contains(last);
}
