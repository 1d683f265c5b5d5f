using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Protocol;

namespace Agent.Data.Export;

/// <summary>
/// All rows of a table that a run has shown only the first of: its statement without the cut, run again on the same version.
/// </summary>
internal static partial class WholeTable
{
    /// <summary>The table with every row.</summary>
    /// <exception cref="DatasetException">The statement gives other rows than it gave the run.</exception>
    public static async Task<TableContent> ReadAsync(
        TableContent table,
        QuerySource source,
        QueryEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (!table.Truncated)
            return table;
        var statement = SqlText.Checked(Cut().Replace(table.Evidence.Sql, string.Empty));
        var rows = await engine
            .Executor.RunAsync(source.OpenConnection, session => ReadAsync(session, statement), cancellationToken)
            .ConfigureAwait(false);
        if (rows.Count != table.TotalRows || rows[0].Count != table.Columns.Count)
        {
            throw new DatasetException(
                ErrorCodes.DatasetFailed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The whole table has {rows.Count} rows where {table.TotalRows} were counted; ask again."
                )
            );
        }

        return table with { Rows = rows, Truncated = false };
    }

    private static async Task<List<IReadOnlyList<object?>>> ReadAsync(QuerySession session, SqlText statement)
    {
        var rows = new List<IReadOnlyList<object?>>();
        string[]? kinds = null;
        await session.ForEachAsync(statement, reader =>
        {
            kinds ??= [.. Enumerable.Range(0, reader.FieldCount).Select(index => Cells.Kind(reader, index))];
            rows.Add([.. kinds.Select((kind, index) => Cells.Read(reader, index, kind))]);
        }).ConfigureAwait(false);
        return rows;
    }

    [GeneratedRegex(@"\s+LIMIT\s+\d+\s*;?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Cut();
}
