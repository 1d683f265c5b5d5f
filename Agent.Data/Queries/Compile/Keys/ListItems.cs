using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Keys;

/// <summary>The rule for cells that hold lists: split, trimmed, each item once, in its usual spelling.</summary>
internal static class ListItems
{
    /// <summary>The items of a cell as a SQL list; null where the cell is blank, empty where it has none.</summary>
    public static SqlText Of(ColumnProfile column, SqlText cell)
    {
        SqlText trimmed =
            $"list_filter(list_transform(string_split({cell}, {column.Separator ?? ";"}), lambda item: trim(item)), lambda item: item <> '')";
        var usual = Spellings.Of(column).Usual(SqlText.Checked("item"));
        return $"list_distinct(list_transform({trimmed}, lambda item: {usual}))";
    }
}
