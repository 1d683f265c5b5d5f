using Agent.Data.Queries;
using Agent.Data.Queries.Gate;
using Agent.Tests.Support;

namespace Agent.Tests.Data.Queries;

/// <summary>
/// Statements that must not get past the gate. They are judged by the gate alone: what the locked snapshot would stop as well does not
/// count here.
/// </summary>
[CancelAfter(400_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class SqlGateAttackTests
{
    private QueryDatabase _database = null!;

    private static IEnumerable<string> Attacks()
    {
        string[] signs =
        [
            $"SELECT {new string('+', 2_000)}1",
            $"SELECT {string.Concat(Enumerable.Repeat("- ", 1_000))}1",
            $"SELECT {string.Concat(Enumerable.Repeat("+/**/", 1_000))}1",
            $"SELECT {string.Concat(Enumerable.Repeat("~\n", 1_000))}1",
        ];
        string[] files =
        [
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM read_csv_auto('/etc/passwd', delim=':')",
            "SELECT * FROM read_text('/etc/passwd')",
            "SELECT * FROM read_blob('/etc/shadow')",
            "SELECT * FROM read_json('/tmp/x.json')",
            "SELECT * FROM read_json_auto('x.json')",
            "SELECT * FROM read_ndjson_objects('x')",
            "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
            "SELECT * FROM parquet_metadata('x')",
            "SELECT * FROM parquet_scan('x')",
            "SELECT * FROM glob('/*')",
            "SELECT * FROM '/etc/passwd'",
            "SELECT * FROM '/tmp/x.csv'",
            "SELECT * FROM \"/etc/hosts\"",
            "SELECT * FROM \"x.parquet\"",
            "FROM 'https://example.org/x.csv'",
            "SELECT * FROM sniff_csv('/etc/passwd')",
            "SELECT (SELECT content FROM read_text('/etc/passwd'))",
            "SELECT * FROM Incident WHERE Department IN (SELECT content FROM read_text('/etc/passwd'))",
            "SELECT * FROM Incident JOIN read_csv('x.csv') ON true",
            "SELECT * FROM sqlite_scan('x.db', 't')",
            "SELECT * FROM postgres_scan('host=x', 'p', 't')",
            "SELECT * FROM st_read('x')",
            "SELECT * FROM read_xlsx('x.xlsx')",
        ];
        string[] statements =
        [
            "COPY Incident TO '/tmp/x.csv'",
            "COPY (SELECT 1) TO '/tmp/x.csv'",
            "EXPORT DATABASE '/tmp/x'",
            "IMPORT DATABASE '/tmp/x'",
            "ATTACH '/tmp/x.db'",
            "DETACH memory",
            "INSTALL httpfs",
            "LOAD httpfs",
            "CREATE TABLE x (i INT)",
            "CREATE TEMP TABLE x AS SELECT 1",
            "CREATE VIEW v AS SELECT 1",
            "CREATE MACRO m(a) AS a",
            "INSERT INTO Incident SELECT * FROM Incident",
            "UPDATE Incident SET Department = 'x'",
            "DELETE FROM Incident",
            "DROP TABLE Incident",
            "ALTER TABLE Incident ADD COLUMN x INT",
            "TRUNCATE Incident",
            "SET enable_external_access = true",
            "RESET ALL",
            "PRAGMA database_list",
            "PRAGMA enable_profiling",
            "CALL pragma_version()",
            "CHECKPOINT",
            "VACUUM",
            "BEGIN",
            "USE memory",
            "PREPARE p AS SELECT repeat('x', 300000000)",
            "EXECUTE p",
            "EXPLAIN SELECT 1",
            "EXPLAIN ANALYZE SELECT 1",
            "SHOW TABLES",
            "DESCRIBE Incident",
            "SUMMARIZE Incident",
            "SELECT * FROM (DESCRIBE Incident)",
            "SELECT * FROM (SHOW ALL TABLES)",
            "DECLARE x",
            "",
        ];
        string[] several =
        [
            "SELECT 1; SELECT 2",
            "SELECT 1; DROP TABLE Incident",
            "SELECT 1;; COPY Incident TO 'x'",
            "SELECT 1 /* ; */ ; DELETE FROM Incident",
            "SELECT 1 -- hide\n; DROP TABLE Incident",
            "/* x */ DROP TABLE Incident",
            "SELECT 1) ; DROP TABLE Incident; --",
            "SELECT 1) AS x; SELECT (1",
        ];
        string[] catalog =
        [
            "SELECT * FROM duckdb_settings()",
            "SELECT * FROM duckdb_databases()",
            "SELECT * FROM duckdb_tables()",
            "SELECT * FROM duckdb_secrets()",
            "SELECT * FROM duckdb_functions()",
            "SELECT * FROM duckdb_extensions()",
            "SELECT * FROM duckdb_temporary_files()",
            "SELECT * FROM information_schema.tables",
            "SELECT * FROM pg_catalog.pg_tables",
            "SELECT * FROM sqlite_master",
            "SELECT * FROM duckdb_columns",
            "SELECT * FROM main.sqlite_schema",
            "SELECT * FROM system.information_schema.columns",
            "SELECT * FROM pragma_table_info('Incident')",
            "SELECT * FROM pragma_database_list()",
            "SELECT current_setting('temp_directory')",
            "SELECT getvariable('x')",
            "SELECT getenv('HOME')",
            "SELECT current_database()",
            "SELECT current_user",
            "SELECT session_user",
            "SELECT current_schemas(true)",
            "SELECT version()",
            "SELECT * FROM main.Incident",
            "SELECT * FROM memory.main.Incident",
            "SELECT pg_typeof(1)",
            "SELECT nextval('s')",
            "SELECT txid_current()",
            "SELECT * FROM Incident AT (VERSION => 1)",
            "SELECT * FROM other_table",
            "SELECT in_search_path('x', 'y')",
        ];
        string[] indirect =
        [
            "SELECT * FROM query('SELECT 1')",
            "SELECT * FROM query_table('Incident')",
            "SELECT * FROM query_table(['Incident'])",
            "SELECT json_execute_serialized_sql('x')",
            "SELECT * FROM json_execute_serialized_sql('x')",
            "SELECT json_serialize_sql('SELECT 1')",
            "SELECT * FROM from_substrait('x')",
            "SELECT * FROM sql_auto_complete('SEL')",
            "SELECT * FROM checkpoint()",
            "SELECT * FROM force_checkpoint()",
            "SELECT write_log('x')",
            "SELECT $1",
            "SELECT ?",
            "SELECT * FROM Incident WHERE Department = $name",
            "SELECT add_parquet_key('k', 'v')",
            "SELECT * FROM summary((SELECT 1))",
            "SELECT * FROM test_all_types()",
            "SELECT * FROM seq_scan('Incident')",
            "SELECT system.main.getenv('x')",
            "SELECT list_transform(['/etc/passwd'], lambda f: getenv(f))",
            "SELECT count(*) FILTER (WHERE getenv('HOME') = 'x') FROM Incident",
            "SELECT sum(1) OVER (PARTITION BY getenv('HOME')) FROM Incident",
            "SELECT 1 ORDER BY getenv('HOME')",
            "SELECT 1 LIMIT (SELECT length(content) FROM read_text('/etc/passwd'))",
            "SELECT CASE WHEN true THEN getenv('HOME') END",
            "SELECT 1 FROM Incident GROUP BY getenv('x') HAVING getenv('x') > 'a' QUALIFY getenv('x') = 'y'",
            "SELECT DISTINCT ON (getenv('x')) 1 FROM Incident",
            "SELECT 1 UNION ALL SELECT getenv('HOME')",
            "VALUES (getenv('HOME'))",
            "SELECT CAST(getenv('HOME') AS INTEGER)",
            "SELECT {'a': getenv('HOME')}",
            "SELECT [getenv('HOME')]",
            "SELECT * REPLACE (getenv('HOME') AS Department) FROM Incident",
            "SELECT COLUMNS(c -> getenv('x') = c) FROM Incident",
            "SELECT * FROM Incident PIVOT (max(getenv('x')) FOR Severity IN ('Minor'))",
            "SELECT * FROM Incident TABLESAMPLE 10% JOIN duckdb_settings() ON true",
        ];
        string[] shadows =
        [
            "WITH x AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM x",
            "WITH a AS (SELECT 1), b AS (SELECT * FROM duckdb_settings()) SELECT * FROM a, b",
            "SELECT * FROM (WITH sqlite_master AS (SELECT 1) SELECT * FROM sqlite_master) q, sqlite_master",
            "WITH outer_cte AS (WITH duckdb_tables AS (SELECT 1 i) SELECT * FROM duckdb_tables) SELECT * FROM duckdb_tables",
            "WITH sqlite_master AS (SELECT * FROM sqlite_master) SELECT * FROM sqlite_master",
            "SELECT (WITH duckdb_columns AS (SELECT 1 i) SELECT i FROM duckdb_columns) FROM duckdb_columns",
            "WITH b AS (SELECT * FROM sqlite_master), sqlite_master AS (SELECT 1) SELECT * FROM b",
            "WITH x AS (INSERT INTO Incident SELECT * FROM Incident RETURNING 1) SELECT * FROM x",
            "WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
            "WITH RECURSIVE r(n) USING KEY (n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT * FROM r",
            "WITH \"/etc/passwd\" AS (SELECT 1) SELECT * FROM \"/etc/hosts\"",
        ];
        string[] bombs =
        [
            "SELECT repeat('x', 300000000)",
            "SELECT length(repeat('x', 3e8::BIGINT))",
            "SELECT repeat(repeat(repeat('x', 1000), 1000), 1000)",
            "SELECT lpad('x', 300000000, 'y')",
            "SELECT rpad('x', 1000 * 1000 * 1000, 'y')",
            "SELECT * FROM range(10000000000)",
            "SELECT * FROM generate_series(1, 9000000000000)",
            "SELECT range(10000000000)",
            "SELECT sum(a.range + b.range) FROM range(1e9::BIGINT) a, range(1000) b",
            "SELECT list_transform(range(5000000000), lambda x: x)",
            "SELECT * FROM range(0, 100000, 0)",
            "SELECT * FROM repeat_row('x', num_rows := 1000000000)",
            "SELECT format('{:>1000000000}', 'x')",
            "SELECT printf('%1000000000d', 1)",
            "SELECT printf('%*d', 1000000000, 1)",
            "SELECT list_resize([1], 1000000000)",
            "SELECT bar(1, 0, 1, 1000000000)",
            "SELECT array_to_string(list_resize(['x'], 100000000), ',')",
            "SELECT replace(replace(replace('xxxxxxxxxx', 'x', repeat('y', 999)), 'y', repeat('z', 999)), 'z', repeat('w', 999))",
            "SELECT from_base64('x')",
            "SELECT random()",
            "SELECT sleep_ms(100000)",
            "SELECT " + string.Concat(Enumerable.Repeat("(SELECT ", 200)) + "1" + new string(')', 200),
            "SELECT " + string.Concat(Enumerable.Repeat("abs(", 900)) + "1" + new string(')', 900),
            "SELECT " + string.Concat(Enumerable.Repeat("NOT ", 2000)) + "true",
            "SELECT list_transform(range(20000), lambda x: range(15000))",
            "SELECT count(*) FROM range(20000) a, range(20000) b",
            "SELECT generate_series(DATE '0001-01-01', DATE '9999-12-31', INTERVAL 1 DAY)",
            "SELECT range(TIMESTAMP '0001-01-01', TIMESTAMP '294247-01-01', INTERVAL 1 DAY)",
            "SELECT list_transform(range(1000), lambda x: list_transform(range(1000), lambda y: range(1000)))",
            "SELECT flatten(list_transform(range(90000), lambda x: range(90000)))",
            "SELECT * FROM lower('x')",
            "SELECT * FROM split('a b', ' ')",
            "SELECT * FROM json_keys('{}')",
            "SELECT * FROM histogram(1)",
            "SELECT a FROM (" + Doubling(20) + ")",
            "SELECT '" + new string('x', SqlGate.MaxLength) + "'",
            "SELECT * FROM range(TIMESTAMP '1-01-01', TIMESTAMP '9999-01-01', INTERVAL 1 SECOND)",
            "SELECT generate_series(DATE '1-01-01', DATE '9999-01-01', INTERVAL 1 MINUTE)",
        ];
        string[] encodings =
        [
            "SELECT * FROM ｒｅａｄ＿ｃｓｖ('/etc/passwd')",
            "SELECT * FROM r\u200bead_csv('x')",
            "SELECT * FROM READ_CSV('/etc/passwd')",
            "sElEcT * fRoM rEaD_tExT('/etc/passwd')",
            "SELECT * FROM read_text(E'\\x2fetc\\x2fpasswd')",
            "SELECT * FROM read_text($$/etc/passwd$$)",
            "SELECT * FROM read_text('/etc/' || 'passwd')",
            "SELECT * FROM \"read_text\"('/etc/passwd')",
            "SELECT/**/*/**/FROM/**/read_text('/etc/passwd')",
            "SELECT 1\0; DROP TABLE Incident",
            "SELECT * FROM main.read_text('/etc/passwd')",
            "SELECT '/etc/passwd'.read_text()",
            "SELECT * FROM U&\"\\0069ncident\"",
        ];
        return [.. signs, .. files, .. statements, .. several, .. catalog, .. indirect, .. shadows, .. bombs, .. encodings];
    }

    private static string Doubling(int levels) =>
        Enumerable.Range(0, levels).Aggregate("SELECT 'xxxxxxxxxxxxxxxx' AS a", (inner, _) => $"SELECT a || a AS a FROM ({inner})");

    [OneTimeSetUp]
    public void Open() => _database = HseTables.Create();

    [OneTimeTearDown]
    public void Close() => _database.Dispose();

    [TestCaseSource(nameof(Attacks))]
    public async Task Gate_Attack_IsRefused(string sql)
    {
        var refusal = await Assert.ThrowsAsync<ToolRefusal>(() =>
            _database.Engine.Executor.RunAsync(
                _database.Open,
                session => SqlGate.CheckAsync(session, SqlSchema.Of(_database.Profile), sql),
                TestContext.CurrentContext.CancellationToken
            )
        );

        Assert.That(refusal!.Error.Code, Is.EqualTo("sql_refused"));
    }

    [Test]
    public void Attacks_AreAtLeastEighty() => Assert.That(Attacks().Distinct().Count(), Is.GreaterThanOrEqualTo(80));
}
