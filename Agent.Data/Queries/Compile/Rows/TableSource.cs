using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// The one place where the FROM of a table is written. What runs takes the rows that stand for an entity from the snapshot where it keeps
/// them; what is shown says how they are found.
/// </summary>
internal static class TableSource
{
    /// <summary>The column of a <see cref="FirstRowTable"/> that holds the number of a row in its sheet.</summary>
    public const string RowNumber = "__agent_row";

    /// <summary>All rows of a sheet, with <c>rowid</c>.</summary>
    public static SqlText All(SheetProfile sheet) => $"{new SqlName(sheet.Table)}";

    /// <summary>
    /// The rows that stand for a value of a column, alone or among others, in their order; to be narrowed by <see cref="IsFirst"/>.
    /// </summary>
    public static SqlText WithFirstRows(SheetProfile sheet, string column) =>
        Kept(sheet, column) is { IsWhole: true } kept ? SqlText.Kept($"{new SqlName(kept.Table)}", All(sheet)) : All(sheet);

    /// <summary>Whether a row of <see cref="WithFirstRows"/> stands for a value of the column.</summary>
    public static SqlText IsFirst(SheetProfile sheet, string column, string alias)
    {
        var isFirst = IsFirstOfAll(sheet, column, alias);
        return Kept(sheet, column) is { IsWhole: true } ? SqlText.Kept($"TRUE", isFirst) : isFirst;
    }

    /// <summary>Whether a row of <see cref="All"/> stands for a value of the column.</summary>
    public static SqlText IsFirstOfAll(SheetProfile sheet, string column, string alias) =>
        $"{SqlText.Checked(alias)}.rowid IN ({FirstRows(sheet, column)})";

    /// <summary>
    /// Row numbers of the row that stands for each value of a column: its first, or its latest where rows are the changes of an entity;
    /// rows without a value are in none.
    /// </summary>
    public static SqlText FirstRows(SheetProfile sheet, string column)
    {
        var searched = SearchFirstRows(sheet, column);
        return Kept(sheet, column) is { } kept
            ? SqlText.Kept($"SELECT {new SqlName(RowNumber)} FROM {new SqlName(kept.Table)}", searched)
            : searched;
    }

    /// <summary>The same, searched in the sheet.</summary>
    public static SqlText SearchFirstRows(SheetProfile sheet, string column)
    {
        var row = sheet.Grain is { Kind: GrainKind.Events, Moment: { } moment } grain && grain.Key == column
            ? (SqlText)$"coalesce(arg_max(rowid, ({new SqlName(moment)}, rowid)) FILTER ({new SqlName(moment)} IS NOT NULL), max(rowid))"
            : $"min(rowid)";
        return $"SELECT {row} FROM {All(sheet)} WHERE {new SqlName(column)} IS NOT NULL GROUP BY {new SqlName(column)}";
    }

    /// <summary>Whether no value of a column stands in two rows.</summary>
    public static bool HoldsEachOnce(ColumnProfile column) => column.Filled > 0 && column.Distinct == column.Filled;

    /// <summary>At most one row for each value of a column, so that a join by it multiplies nothing.</summary>
    public static SqlText OnePer(SheetProfile sheet, string column)
    {
        if (sheet.Column(column) is { } profile && HoldsEachOnce(profile))
            return All(sheet);
        SqlText found = $"(SELECT rowid, * FROM {All(sheet)} WHERE rowid IN ({FirstRows(sheet, column)}))";
        return Kept(sheet, column) is { IsWhole: true } kept ? SqlText.Kept($"{new SqlName(kept.Table)}", found) : found;
    }

    private static FirstRowTable? Kept(SheetProfile sheet, string column) => sheet.FirstRows.FirstOrDefault(kept => kept.Column == column);
}
