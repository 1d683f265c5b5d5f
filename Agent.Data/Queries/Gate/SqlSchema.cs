using Agent.Core.Datasets;

namespace Agent.Data.Queries.Gate;

/// <summary>The tables that a statement may name.</summary>
/// <param name="Tables">Each with its columns.</param>
internal sealed record SqlSchema(IReadOnlyList<SqlTable> Tables)
{
    public static SqlSchema Of(DatasetProfile profile) =>
        new([.. profile.Sheets.Select(sheet => new SqlTable(sheet.Table, [.. sheet.Columns.Select(column => column.Name)]))]);

    /// <summary>The table of a name, as it is written in the dataset; null where there is none.</summary>
    public SqlTable? Find(string name) =>
        Tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether any table has a column of this name.</summary>
    public bool HasColumn(string? name) => Tables.Any(table => table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase));
}
