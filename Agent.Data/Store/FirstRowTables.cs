using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Queries.Compile.Rows;
using DuckDB.NET.Data;

namespace Agent.Data.Store;

/// <summary>
/// Keeps in the snapshot which rows stand for the values of a column: those of an entity's key whole, since nearly every statement reads
/// them and finding them took half of a plain one's time; of columns by which sheets join their numbers.
/// </summary>
internal static class FirstRowTables
{
    private const string Prefix = "__agent_first";

    /// <summary>The sheets with the columns for which rows are to be kept.</summary>
    public static IReadOnlyList<SheetProfile> Mark(IReadOnlyList<SheetProfile> sheets, IReadOnlyList<SheetRelation> relations)
    {
        var taken = sheets.Select(sheet => sheet.Table).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. sheets.Select(sheet => sheet with
            {
                FirstRows =
                [
                    .. Columns(sheet, relations)
                        .Select(column => new FirstRowTable(
                            column,
                            Profiles.ColumnNames.Unique(Prefix, taken),
                            IsWhole: column == sheet.EntityKey && sheet.Column(TableSource.RowNumber) is null
                        )),
                ],
            }),
        ];
    }

    /// <summary>Writes the tables of a sheet whose rows are there.</summary>
    public static void Write(DuckDBConnection connection, SheetProfile sheet)
    {
        foreach (var kept in sheet.FirstRows)
        {
            using var command = connection.CreateCommand();
            var rows = TableSource.SearchFirstRows(sheet, kept.Column);
            var columns = $"rowid AS {new SqlName(TableSource.RowNumber)}{(kept.IsWhole ? ", *" : string.Empty)}";
            command.CommandText = $"""
                CREATE TABLE {new SqlName(kept.Table)} AS
                SELECT {columns} FROM {TableSource.All(sheet)} WHERE rowid IN ({rows}) ORDER BY rowid
                """;
            command.ExecuteNonQuery();
        }
    }

    private static IEnumerable<string> Columns(SheetProfile sheet, IReadOnlyList<SheetRelation> relations)
    {
        IEnumerable<string?> columns =
        [
            sheet.EntityKey,
            sheet.Grain?.Key,
            .. relations.Where(relation => relation.FromTable == sheet.Table).Select(relation => relation.FromColumn),
            .. relations.Where(relation => relation.ToTable == sheet.Table).Select(relation => relation.ToColumn),
        ];
        return columns
            .Select(sheet.Column)
            .OfType<ColumnProfile>()
            .Where(column => column.Name == sheet.EntityKey || !TableSource.HoldsEachOnce(column))
            .Select(column => column.Name)
            .Distinct();
    }
}
