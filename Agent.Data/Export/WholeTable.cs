using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Protocol;

namespace Agent.Data.Export;

/// <summary>
/// All rows of a table that a run has shown only the first of: its statement, run again on the same version. What a typed query became runs
/// here without the cut; what a model wrote runs as it stands where all statements of models run.
/// </summary>
internal static partial class WholeTable
{
    /// <summary>The table with every row.</summary>
    /// <exception cref="DatasetException">
    /// The statement cannot be run again, or gives other rows than it gave the run; the message is for people.
    /// </exception>
    public static async Task<TableContent> ReadAsync(
        TableContent table,
        QuerySource source,
        QueryEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (!table.Truncated)
            return table;
        try
        {
            var rows = IsCompiled(table)
                ? await ReadCompiledAsync(table, source, engine, cancellationToken).ConfigureAwait(false)
                : await ReadWrittenAsync(table, source, engine, cancellationToken).ConfigureAwait(false);
            return rows.Count == table.TotalRows && rows[0].Count == table.Columns.Count
                ? table with { Rows = rows, Truncated = false }
                : throw Failed($"The whole table has {rows.Count} rows where {table.TotalRows} were counted; ask again.");
        }
        catch (QueryException failure)
        {
            throw Failed($"The whole table could not be read. {failure.Message}");
        }
        catch (ToolRefusal refusal)
        {
            throw Failed($"The whole table could not be read. {refusal.Error.Message}");
        }
    }

    // A statement without its query may be a model's; none of those runs in this process.
    private static bool IsCompiled(TableContent table) => table.Query is not null;

    private static Task<List<IReadOnlyList<object?>>> ReadCompiledAsync(
        TableContent table,
        QuerySource source,
        QueryEngine engine,
        CancellationToken cancellationToken
    )
    {
        var statement = SqlText.Checked(Cut().Replace(table.Evidence.Sql, string.Empty));
        return engine.Executor.RunAsync(source.OpenConnection, session => ReadAsync(session, statement), cancellationToken);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<object?>>> ReadWrittenAsync(
        TableContent table,
        QuerySource source,
        QueryEngine engine,
        CancellationToken cancellationToken
    )
    {
        var result = await engine
            .RunWholeSqlAsync(source, table.Evidence.Sql, table.TotalRows, cancellationToken)
            .ConfigureAwait(false);
        return result.Cut && result.Rows.Count < table.TotalRows
            ? throw Failed($"The whole table is too large: {table.TotalRows} rows. Ask for fewer rows or columns.")
            : result.Rows;
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

    private static DatasetException Failed(FormattableString message) =>
        new(ErrorCodes.DatasetFailed, message.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\s+LIMIT\s+[0-9]+\s*;?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Cut();
}
