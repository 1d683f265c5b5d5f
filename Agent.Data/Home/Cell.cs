using System.Globalization;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Reads the cells of a table by the names of its columns.</summary>
internal static class Cell
{
    /// <summary>The number in a column of the first row; null where there is none.</summary>
    public static double? Number(TableContent? table, string column) =>
        table is { Rows.Count: > 0 } ? Number(table, table.Rows[0], column) : null;

    /// <summary>The one figure of a table without keys; null where there is none.</summary>
    public static double? Figure(TableContent? table) =>
        table is { Rows.Count: > 0, Columns.Count: > 0 } ? Number(table, table.Columns[0].Name) : null;

    /// <summary>The number in a column of a row; null where there is none.</summary>
    public static double? Number(TableContent table, IReadOnlyList<object?> row, string column) =>
        table.Columns.Select((one, index) => (one.Name, index)).FirstOrDefault(one => one.Name == column) is (not null, var at)
        && row[at] is { } value and not string
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : null;
}
