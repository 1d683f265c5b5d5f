using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// The rule for rows that repeat an entity. A column either belongs to the entity – its first row says it, the others repeat it or hold
/// filler – or to the row: it
/// holds something of its own in each. This alone decides which rows a filter, a group or an amount looks at.
/// </summary>
internal static class EntityGrain
{
    /// <summary>Whether the column holds a value of its own in each row of an entity.</summary>
    public static bool IsOfRow(SheetProfile sheet, ColumnProfile column) =>
        KeyOf(sheet) is { } key && !string.Equals(column.Name, key, StringComparison.OrdinalIgnoreCase) && column.VariesWithinEntity;

    /// <summary>The column that names the entity; null where a row is one.</summary>
    public static string? KeyOf(SheetProfile sheet) => sheet.EntityKey;

    /// <summary>What counts as one where a query does not say.</summary>
    public static CountUnit DefaultUnit(SheetProfile sheet) => sheet.EntityKey is null ? CountUnit.Rows : CountUnit.Entities;

    /// <summary>The step from an entity to all its rows, or back from a row to its entity.</summary>
    public static JoinStep Step(SheetProfile sheet, bool toRows) => new(sheet, KeyOf(sheet)!, sheet, KeyOf(sheet)!, toRows);
}
