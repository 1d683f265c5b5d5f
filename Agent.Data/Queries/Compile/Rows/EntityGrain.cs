using Agent.Core.Datasets;

namespace Agent.Data.Queries.Compile.Rows;

/// <summary>
/// The rule for rows that repeat an entity. A column either belongs to the entity – its first row says it, the others repeat it or hold filler – or to the row: it
/// holds something of its own in each. This alone decides which rows a filter, a group or an amount looks at.
/// </summary>
internal static class EntityGrain
{
    /// <summary>Whether the column holds a value of its own in each row of an entity.</summary>
    public static bool IsOfRow(SheetProfile sheet, ColumnProfile column) =>
        sheet.EntityKey is not null && !string.Equals(column.Name, sheet.EntityKey, StringComparison.OrdinalIgnoreCase) && column.VariesWithinEntity;

    /// <summary>The step from an entity to all its rows, or back from a row to its entity.</summary>
    public static JoinStep Step(SheetProfile sheet, bool toRows) => new(sheet, sheet.EntityKey!, sheet, sheet.EntityKey!, toRows);
}
