using System.Globalization;
using Agent.Core.Datasets;
using Agent.Data.Profiles;
using Agent.Data.Workbooks;
using DuckDB.NET.Data;

namespace Agent.Data.Store;

/// <summary>Writes typed sheets into a staging file and renames it when it is whole: what is killed half-way is never opened.</summary>
internal static class SnapshotWriter
{
    /// <param name="path">Where the snapshot goes.</param>
    /// <param name="profile">What is known of the content.</param>
    /// <param name="sheets">The content.</param>
    /// <param name="memoryBytes">Memory of DuckDB.</param>
    /// <param name="beforeRename">Called when the file is whole; what it throws keeps the snapshot from ever being seen.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left.</param>
    public static void Write(
        string path,
        DatasetProfile profile,
        IReadOnlyList<TypedSheet> sheets,
        long memoryBytes,
        Action beforeRename,
        CancellationToken cancellationToken
    )
    {
        var staging = StagingFiles.NameFor(path);
        try
        {
            using (var connection = new DuckDBConnection(ConnectionString(staging, memoryBytes)))
            {
                connection.Open();
                foreach (var sheet in sheets.Where(sheet => sheet.Columns.Count > 0))
                    Write(connection, sheet, cancellationToken);
                foreach (var sheet in profile.Sheets)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    FirstRowTables.Write(connection, sheet);
                }

                ProfileTable.Write(connection, profile);
                Finish(connection, staging);
            }

            beforeRename();
            File.Move(staging, path, overwrite: true);
        }
        catch (DuckDBException unstored)
            when (unstored.Message.Contains("No space left", StringComparison.Ordinal)
                || unstored.Message.StartsWith("IO Error", StringComparison.Ordinal)
            )
        {
            throw new WorkbookException(
                "The workbook was read but could not be stored: the disk is full, or its folder cannot be written.",
                isPassing: true,
                unstored
            );
        }
        catch (NullReferenceException unallocated)
            when (unallocated.TargetSite?.DeclaringType?.Assembly == typeof(DuckDBConnection).Assembly)
        {
            // The package takes no notice when DuckDB cannot allocate a vector, and writes to nowhere.
            throw new InsufficientMemoryException("DuckDB has no memory left for a row.", unallocated);
        }
        finally
        {
            StagingFiles.Delete(staging);
        }
    }

    // Closing would do it as well, but say nothing where there is no memory left for it: what is not in the file by then is lost with the
    // log beside it.
    private static void Finish(DuckDBConnection connection, string staging)
    {
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "CHECKPOINT";
        checkpoint.ExecuteNonQuery();
        if (new FileInfo(staging + ".wal") is { Exists: true, Length: > 0 })
            throw new InsufficientMemoryException("DuckDB has not written the whole of the file.");
    }

    private static string ConnectionString(string staging, long memoryBytes) => new DuckDBConnectionStringBuilder
    {
        DataSource = staging,
        ["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{memoryBytes >> 20}MiB"),
        ["threads"] = 1,
    }.ConnectionString;

    private static void Write(DuckDBConnection connection, TypedSheet sheet, CancellationToken cancellationToken)
    {
        using (var create = connection.CreateCommand())
        {
            var columns = sheet.Profile.Columns.Select(column => $"{Quote(column.Name)} {SqlType(column.Kind)}");
            create.CommandText = $"CREATE TABLE {Quote(sheet.Profile.Table)} ({string.Join(", ", columns)})";
            create.ExecuteNonQuery();
        }

        using var appender = connection.CreateAppender(sheet.Profile.Table);
        for (var row = 0; row < sheet.Profile.Rows; row++)
        {
            if ((row & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            foreach (var column in sheet.Columns)
                Append(target, column, row);
            target.EndRow();
        }
    }

    private static void Append(IDuckDBAppenderRow target, TypedColumn column, int row) => _ = column.IsNull(row)
        ? target.AppendNullValue()
        : column.Kind switch
        {
            ColumnKind.Integer => target.AppendValue(column.Cells[row]),
            ColumnKind.Number or ColumnKind.Duration => target.AppendValue(column.Number(row)),
            ColumnKind.Boolean => target.AppendValue(column.Cells[row] != 0),
            ColumnKind.Date => target.AppendValue(DateOnly.FromDateTime(new DateTime(column.Cells[row]))),
            ColumnKind.DateTime => target.AppendValue(new DateTime(column.Cells[row])),
            ColumnKind.Time => target.AppendValue(new TimeOnly(column.Cells[row])),
            _ => target.AppendValue(column.Text(row)),
        };

    private static string SqlType(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "BIGINT",
        ColumnKind.Number or ColumnKind.Duration => "DOUBLE",
        ColumnKind.Boolean => "BOOLEAN",
        ColumnKind.Date => "DATE",
        ColumnKind.DateTime => "TIMESTAMP",
        ColumnKind.Time => "TIME",
        _ => "VARCHAR",
    };

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
