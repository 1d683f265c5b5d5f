using DuckDB.NET.Data;

namespace Agent.Data.Queries.Execution;

/// <summary>
/// One connection for the statements of one query. The token interrupts the statement that runs; DuckDB's own command timeout does nothing.
/// </summary>
internal sealed class QuerySession(DuckDBConnection connection, QueryOptions options, CancellationToken cancellationToken)
{
    /// <summary>Runs a statement and reads at most <paramref name="maxRows"/> rows.</summary>
    public Task<ResultSet> ReadAsync(SqlText sql, int maxRows) => ReadAsync(sql, new ResultBounds(maxRows, options.MaxBytes));

    /// <summary>Runs a statement and reads its rows as far as the bounds.</summary>
    public async Task<ResultSet> ReadAsync(SqlText sql, ResultBounds bounds)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        foreach (var value in sql.Values)
            command.Parameters.Add(new DuckDBParameter(value));
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = (DuckDBDataReader)await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);

        var columns = Enumerable.Range(0, reader.FieldCount)
            .Select(index => new ResultColumn(reader.GetName(index), Cells.Kind(reader, index)))
            .ToArray();
        var rows = new List<IReadOnlyList<object?>>();
        var bytes = 0L;
        while (reader.Read())
        {
            if (rows.Count >= bounds.MaxRows || bytes > bounds.MaxBytes)
                return new ResultSet(columns, rows, Cut: true, bytes);
            cancellationToken.ThrowIfCancellationRequested();
            var row = new object?[columns.Length];
            for (var index = 0; index < row.Length; index++)
            {
                row[index] = Cells.Read(reader, index, columns[index].Kind);
                bytes += Cells.Size(row[index]);
            }

            rows.Add(row);
        }

        return new ResultSet(columns, rows, Cut: false, bytes);
    }

    /// <summary>Hands every row of a statement to <paramref name="row"/>, without caps and without keeping them.</summary>
    public async Task ForEachAsync(SqlText sql, Action<DuckDBDataReader> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        command.UseStreamingMode = true;
        foreach (var value in sql.Values)
            command.Parameters.Add(new DuckDBParameter(value));
        using var reader = (DuckDBDataReader)await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            row(reader);
        }
    }

    /// <summary>The whole numbers of the single row of a statement; null counts as 0.</summary>
    public async Task<long[]> ReadCountsAsync(SqlText sql)
    {
        var result = await ReadAsync(sql, 1).ConfigureAwait(false);
        return [.. result.Rows[0].Select(cell => cell is long count ? count : 0)];
    }
}
