using Agent.Protocol;

namespace Agent.Data.Queries;

/// <summary>Names of result columns.</summary>
internal static class ColumnNames
{
    /// <summary>Gives columns of one name different ones: name, name_2, name_3.</summary>
    public static IReadOnlyList<TableColumn> Unique(IReadOnlyList<TableColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new List<TableColumn>(columns.Count);
        foreach (var column in columns)
        {
            var name = string.IsNullOrWhiteSpace(column.Name) ? "column" : column.Name;
            for (var number = 2; !taken.Add(name); number++)
                name = $"{column.Name}_{number}";
            result.Add(name == column.Name ? column : column with { Name = name });
        }

        return result;
    }
}
