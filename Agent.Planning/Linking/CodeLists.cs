using System.Collections.Frozen;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Lexing;

namespace Agent.Planning.Linking;

/// <summary>Sheets that say what the codes of another sheet mean.</summary>
internal static class CodeLists
{
    private const int LongestCode = 5;

    private static readonly FrozenSet<string> Names = WordLists.Of("meaning_headers");

    /// <summary>
    /// The column that tells in words what the codes of a column of the sheet, or of the list itself, mean; null where no sheet does, or
    /// several columns might.
    /// </summary>
    /// <param name="profile">The dataset.</param>
    /// <param name="sheet">The sheet that is asked.</param>
    /// <param name="of">The sheet of the column.</param>
    /// <param name="column">The column.</param>
    public static Field? NameOf(DatasetProfile profile, SheetProfile sheet, SheetProfile of, ColumnProfile column)
    {
        if (!column.Values.All(value => IsCode(value.Value.Trim())))
            return null;
        foreach (
            var relation in profile.Relations.Where(relation =>
                relation.ManyToOne
                && Same(relation.FromTable, sheet.Table)
                && (
                    ReferenceEquals(of, sheet)
                        ? Same(relation.FromColumn, column.Name)
                        : Same(relation.ToTable, of.Table) && Same(relation.ToColumn, column.Name)
                )
            )
        )
        {
            if (
                profile.Sheet(relation.ToTable) is { } list
                && Joins.IsList(profile, sheet, list)
                && list.Columns.Where(other => other.Name != relation.ToColumn && IsMeaning(list, other)).ToList() is [var name]
            )
                return new Field(name.Name, list.Table);
        }

        return null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsCode(string value) =>
        value.Length <= LongestCode && value.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character));

    /// <summary>A text of its own in each row, under a header such as Name, Description or Meaning.</summary>
    private static bool IsMeaning(SheetProfile list, ColumnProfile column) =>
        column.Kind.IsText()
        && column.Filled == list.Rows
        && column.Distinct == list.Rows
        && NameWords.Split(CompoundWords.Split(column.Name) ?? column.Name).Any(Names.Contains);
}
