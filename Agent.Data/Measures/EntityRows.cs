using Agent.Core.Datasets;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>A sheet as one row per incident or action: continuation rows are folded into the first.</summary>
internal static class EntityRows
{
    /// <param name="sheet">The sheet.</param>
    /// <param name="columns">Columns to take, each by the name it gets; of an incident, the value in its first row that has one.</param>
    /// <param name="tests">Conditions, each by the name it gets; of an incident, whether one of its rows fits.</param>
    public static SqlText Of(SheetProfile sheet, IReadOnlyList<(string Name, ColumnProfile Column)> columns, params IReadOnlyList<(string Name, SqlText Test)> tests)
    {
        var isFolded = sheet.EntityKey is not null;
        var parts = columns.Select(column => isFolded
                ? (SqlText)$"arg_min({new SqlName(column.Column.Name)}, rowid) AS {new SqlName(column.Name)}"
                : $"{new SqlName(column.Column.Name)} AS {new SqlName(column.Name)}")
            .Concat(tests.Select(test => isFolded
                ? (SqlText)$"coalesce(bool_or({test.Test}), FALSE) AS {new SqlName(test.Name)}"
                : $"coalesce({test.Test}, FALSE) AS {new SqlName(test.Name)}"));
        SqlText from = $"SELECT {SqlText.Join(", ", parts)} FROM {new SqlName(sheet.Table)}";
        return sheet.EntityKey is { } key ? $"({from} WHERE {new SqlName(key)} IS NOT NULL GROUP BY {new SqlName(key)})" : (SqlText)$"({from})";
    }
}
