using Agent.Core.Datasets;

namespace Agent.Planning.Linking;

/// <summary>How rows of two sheets find each other.</summary>
internal static class Joins
{
    /// <summary>The columns of both that hold the same ids; null where the sheets do not join.</summary>
    public static (string Own, string Other)? Between(DatasetProfile profile, SheetProfile sheet, SheetProfile other)
    {
        foreach (var relation in profile.Relations)
        {
            if (Same(relation.FromTable, sheet) && Same(relation.ToTable, other))
                return (relation.FromColumn, relation.ToColumn);
            if (Same(relation.ToTable, sheet) && Same(relation.FromTable, other))
                return (relation.ToColumn, relation.FromColumn);
        }

        return null;
    }

    /// <summary>Whether a row of the sheet has at most one in the other, where of each entity's rows the first stands for it.</summary>
    public static bool IsToOne(DatasetProfile profile, SheetProfile sheet, SheetProfile other) =>
        profile.Relations.Any(relation =>
            (
                Same(relation.FromTable, sheet)
                && Same(relation.ToTable, other)
                && (other.EntityKey is null || string.Equals(other.EntityKey, relation.ToColumn, StringComparison.OrdinalIgnoreCase))
            ) || (Same(relation.ToTable, sheet) && Same(relation.FromTable, other) && !relation.ManyToOne)
        );

    /// <summary>Whether the other sheet is a list of codes or names that rows of the sheet refer to, one each.</summary>
    public static bool IsList(DatasetProfile profile, SheetProfile sheet, SheetProfile other) =>
        other.Rows <= 300
        && other.Columns.Count <= 6
        && sheet.Rows > other.Rows
        && profile.Relations.Any(relation => Same(relation.FromTable, sheet) && Same(relation.ToTable, other));

    /// <summary>
    /// Whether rows of two sheets have only in common what both refer to: hours of a contractor and its permits. No row of the one belongs
    /// to a row of the other, so that nothing can be told of the one by what stands in the other.
    /// </summary>
    public static bool AreSiblings(DatasetProfile profile, SheetProfile sheet, SheetProfile other) =>
        !ReferenceEquals(sheet, other)
        && Between(profile, sheet, other) is null
        && profile.Relations.Any(relation =>
            relation.ManyToOne
            && Same(relation.FromTable, sheet)
            && profile.Relations.Any(back => back.ManyToOne && Same(back.FromTable, other) && back.ToTable == relation.ToTable)
        );

    /// <summary>Whether a column of the sheet holds the ids of another sheet's rows, several rows the same.</summary>
    public static bool IsReference(DatasetProfile profile, SheetProfile sheet, ColumnProfile column) =>
        profile.Relations.Any(relation =>
            relation.ManyToOne
            && Same(relation.FromTable, sheet)
            && string.Equals(relation.FromColumn, column.Name, StringComparison.OrdinalIgnoreCase)
        );

    private static bool Same(string table, SheetProfile sheet) => string.Equals(table, sheet.Table, StringComparison.OrdinalIgnoreCase);
}
