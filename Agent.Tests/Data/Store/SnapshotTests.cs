using Agent.Data.Store;
using Agent.Tests.Support;
using DuckDB.NET.Data;

namespace Agent.Tests.Data.Store;

/// <summary>An open snapshot reaches nothing but itself, whatever statement runs on it.</summary>
[CancelAfter(400_000)]
public sealed class SnapshotTests
{
    [TestCase("enable_external_access", false)]
    [TestCase("lock_configuration", true)]
    [TestCase("temp_directory", "")]
    [TestCase("access_mode", "read_only")]
    [TestCase("memory_limit", "1.0 GiB")]
    [TestCase("threads", 1L)]
    public async Task Open_Setting_IsClosed(string setting, object expected)
    {
        using var folder = new TempFolder();
        using var snapshot = await MakeAsync(folder);
        using var connection = snapshot.OpenConnection();

        Assert.That(Scalar(connection, $"SELECT current_setting('{setting}')"), Is.EqualTo(expected));
    }

    [TestCase("SET enable_external_access = true")]
    [TestCase("SET threads = 4")]
    [TestCase("RESET memory_limit")]
    [TestCase("SELECT * FROM read_csv('/etc/passwd')")]
    [TestCase("COPY (SELECT 1) TO 'out.csv'")]
    [TestCase("ATTACH 'other.duckdb'")]
    [TestCase("INSTALL httpfs")]
    [TestCase("CREATE TABLE x (i INTEGER)")]
    [TestCase("DROP TABLE a")]
    public async Task Open_StatementThatReachesOut_Fails(string sql)
    {
        using var folder = new TempFolder();
        using var snapshot = await MakeAsync(folder);
        using var connection = snapshot.OpenConnection();

        Assert.That(() => Scalar(connection, sql), Throws.InstanceOf<DuckDBException>());
    }

    [Test]
    public async Task OpenConnection_AfterTheSnapshotWasClosed_ReachesOutNoMore()
    {
        using var folder = new TempFolder();
        var snapshot = await MakeAsync(folder);
        snapshot.Dispose();
        using var late = snapshot.OpenConnection();

        Assert.That(() => Scalar(late, "SELECT * FROM read_csv('/etc/passwd')"), Throws.InstanceOf<DuckDBException>());
    }

    private static Task<Snapshot> MakeAsync(TempFolder folder)
    {
        var file = folder.File("a.csv");
        File.WriteAllText(file, "Id,Department\n1,Yard\n2,Office\n");
        return new SnapshotFolder(folder.Path, long.MaxValue, TimeProvider.System).OpenOrMakeAsync(
            file,
            "a",
            FileHashes.Compute(file),
            CancellationToken.None
        );
    }

    private static object? Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
