using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>The one place where the FROM of a table is written: what narrows the rows of a caller is put in here.</summary>
internal static class TableSource
{
    /// <summary>All rows of a sheet, with <c>rowid</c>.</summary>
    public static SqlText All(SheetProfile sheet) => $"{new SqlName(sheet.Table)}";

    /// <summary>
    /// Row numbers of the row that stands for each value of a column: its first, or its latest where rows are the changes of an entity;
    /// rows without a value are in none.
    /// </summary>
    public static SqlText FirstRows(SheetProfile sheet, string column)
    {
        var row = sheet.Grain is { Kind: GrainKind.Events, Moment: { } moment } grain && grain.Key == column
            ? (SqlText)$"coalesce(arg_max(rowid, ({new SqlName(moment)}, rowid)) FILTER ({new SqlName(moment)} IS NOT NULL), max(rowid))"
            : $"min(rowid)";
        return $"SELECT {row} FROM {All(sheet)} WHERE {new SqlName(column)} IS NOT NULL GROUP BY {new SqlName(column)}";
    }

    /// <summary>At most one row for each value of a column, so that a join by it multiplies nothing.</summary>
    public static SqlText OnePer(SheetProfile sheet, string column)
    {
        var profile = sheet.Column(column);
        return profile is not null && profile.Filled > 0 && profile.Distinct == profile.Filled
            ? All(sheet)
            : $"(SELECT rowid, * FROM {All(sheet)} WHERE rowid IN ({FirstRows(sheet, column)}))";
    }
}
