using System.Globalization;
using System.Text.Json;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Tools;
using Agent.Data;
using Agent.Data.Caching;
using Agent.Data.Profiles;
using Agent.Data.Profiles.Dates;
using Agent.Data.Queries;
using Agent.Data.Store;
using Agent.Protocol;
using DuckDB.NET.Data;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>
/// A snapshot as the loader makes one, but from SQL: a DuckDB file opened read-only and locked, and a profile read off its tables.
/// </summary>
internal sealed class QueryDatabase : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"agent-query-{Guid.NewGuid():N}.duckdb");
    private readonly DuckDBConnection _keeper;

    /// <param name="sql">Statements that make the tables.</param>
    /// <param name="shape">Changes a sheet's profile as found: entity key, list columns, kinds.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="relations">How the tables join; null for not at all.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <param name="keepsFirstRows">Whether the file keeps which rows stand for an entity, as a snapshot does.</param>
    public QueryDatabase(
        string sql,
        Func<SheetProfile, SheetProfile>? shape = null,
        QueryOptions? options = null,
        IReadOnlyList<SheetRelation>? relations = null,
        TimeProvider? time = null,
        bool keepsFirstRows = false
    )
    {
        using (var writer = new DuckDBConnection($"DataSource={_file}"))
        {
            writer.Open();
            Execute(writer, sql);
            Profile = new DatasetProfile
            {
                Id = "test",
                Title = "Test",
                File = "test.xlsx",
                Version = Guid.NewGuid().ToString("N"),
                Sheets = [.. Sheets(writer).Select(shape ?? (sheet => sheet))],
                Relations = relations ?? [],
            };
            if (keepsFirstRows)
                Profile = Profile with { Sheets = KeepFirstRows(writer, Profile) };
        }

        _keeper = new DuckDBConnection(ConnectionString);
        _keeper.Open();
        Execute(_keeper, "SET temp_directory=''; SET enable_external_access=false; SET lock_configuration=true;");
        Engine = new QueryEngine(options ?? new QueryOptions(), new CacheOptions(), time ?? TimeProvider.System);
        Source = new QuerySource(Profile, Open);
        Session = new Dataset(Profile, Open, Engine).StartSession();
    }

    public DatasetProfile Profile { get; }

    public QueryEngine Engine { get; }

    public QuerySource Source { get; }

    public IToolSession Session { get; }

    private string ConnectionString => $"DataSource={_file};ACCESS_MODE=READ_ONLY";

    public DuckDBConnection Open()
    {
        var connection = new DuckDBConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Calls a tool with the arguments given as JSON.</summary>
    public async Task<ToolResult> CallAsync(string tool, string arguments, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(arguments);
        var values = document
            .RootElement.EnumerateObject()
            .ToDictionary(property => property.Name, property => (object?)property.Value.Clone());
        var result = await Session
            .Tools.Single(candidate => candidate.Name == tool)
            .InvokeAsync(new AIFunctionArguments(values), cancellationToken);
        return result as ToolResult ?? throw new InvalidOperationException($"{tool} gave {result?.GetType().Name}.");
    }

    /// <summary>Calls a tool that must give a table.</summary>
    public async Task<TableContent> TableAsync(string tool, string arguments, CancellationToken cancellationToken) =>
        await CallAsync(tool, arguments, cancellationToken) switch
        {
            ToolTable table => table.Table,
            ToolError error => throw new AssertionException($"{tool} failed: {error.Code}: {error.Message}"),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Calls a tool that must fail.</summary>
    public async Task<ToolError> ErrorAsync(string tool, string arguments, CancellationToken cancellationToken) =>
        await CallAsync(tool, arguments, cancellationToken) as ToolError ?? throw new AssertionException($"{tool} should have failed.");

    /// <summary>Answers a query on a day; it must be answerable.</summary>
    public async Task<QueryResult> AskAsync(Query query, CancellationToken cancellationToken, bool evidence = true) =>
        await Session.Queries!.RunAsync(query, new QueryRunOptions(Today) { Evidence = evidence }, cancellationToken) switch
        {
            QueryResult result => result,
            QueryProblem problem => throw new AssertionException($"{problem.Code} at {problem.Part}: {problem.Message}"),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Asks a query that cannot be answered.</summary>
    public async Task<QueryProblem> ProblemAsync(Query query, CancellationToken cancellationToken) =>
        await Session.Queries!.RunAsync(query, new QueryRunOptions(Today), cancellationToken) as QueryProblem
        ?? throw new AssertionException("The query should have been refused.");

    /// <summary>The day of queries that name none.</summary>
    public DateOnly Today { get; init; } = new(2023, 5, 10);

    /// <summary>Runs a statement as it stands, past all tools.</summary>
    public Task<ResultSet> RunAsync(string sql, CancellationToken cancellationToken) =>
        Engine.Executor.RunAsync(Open, session => session.ReadAsync(SqlText.Checked(sql), 10_000), cancellationToken);

    public void Dispose()
    {
        Engine.Dispose();
        _keeper.Dispose();
        File.Delete(_file);
    }

    private static IReadOnlyList<SheetProfile> KeepFirstRows(DuckDBConnection writer, DatasetProfile profile)
    {
        var sheets = FirstRowTables.Mark(profile.Sheets, profile.Relations);
        foreach (var sheet in sheets)
            FirstRowTables.Write(writer, sheet);
        return sheets;
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<IReadOnlyList<object?>> Read(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? null : reader.GetValue(index))]);
        return rows;
    }

    private static IEnumerable<SheetProfile> Sheets(DuckDBConnection connection)
    {
        foreach (var table in Read(connection, "SELECT table_name FROM duckdb_tables() ORDER BY table_oid").Select(row => (string)row[0]!))
        {
            var rows = (long)Read(connection, $"SELECT count(*) FROM \"{table}\"")[0][0]!;
            var columns = Read(
                    connection,
                    $"SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index"
                )
                .Select(row => Column(connection, table, (string)row[0]!, (string)row[1]!))
                .ToList();
            yield return new SheetProfile
            {
                Name = table,
                Table = table,
                Rows = rows,
                Entities = rows,
                Columns = columns,
                DefaultDateColumn = columns.FirstOrDefault(column => column.Kind.IsDate())?.Name,
            };
        }
    }

    private static ColumnProfile Column(DuckDBConnection connection, string table, string name, string type)
    {
        var kind = type switch
        {
            "BIGINT" or "INTEGER" => ColumnKind.Integer,
            "DOUBLE" => ColumnKind.Number,
            "BOOLEAN" => ColumnKind.Boolean,
            "DATE" => ColumnKind.Date,
            "TIMESTAMP" => ColumnKind.DateTime,
            "TIME" => ColumnKind.Time,
            "INTERVAL" => ColumnKind.Duration,
            _ => ColumnKind.Text,
        };
        var facts = Read(
            connection,
            $"SELECT count(\"{name}\"), count(DISTINCT \"{name}\"), CAST(min(\"{name}\") AS VARCHAR), CAST(max(\"{name}\") AS VARCHAR), coalesce(avg(length(CAST(\"{name}\" AS VARCHAR))), 0) FROM \"{table}\""
        )[0];
        var values = kind is ColumnKind.Text or ColumnKind.Boolean
            ? Read(
                connection,
                $"SELECT CAST(\"{name}\" AS VARCHAR), count(*) FROM \"{table}\" WHERE \"{name}\" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5000"
            )
            : [];
        var length = Convert.ToDouble(facts[4], CultureInfo.InvariantCulture);
        return new ColumnProfile
        {
            Name = name,
            Label = name,
            Kind = kind,
            DateRole = kind.IsDate() ? DateRoles.Of(name) : DateRole.None,
            Filled = (long)facts[0]!,
            Distinct = (long)facts[1]!,
            Min = facts[2] as string,
            Max = facts[3] as string,
            Values = [.. values.Select(row => new ValueCount((string)row[0]!, (long)row[1]!))],
            ValuesComplete = kind == ColumnKind.Text && length <= 80,
            MeanLength = kind == ColumnKind.Text ? length : 0,
        };
    }
}
