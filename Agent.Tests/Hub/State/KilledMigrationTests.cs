using Agent.Hub.State.Database;
using Agent.Hub.State.Sqlite;
using Agent.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Agent.Tests.Hub.State;

/// <summary>A hub that was killed while it brought its database up to date leaves a lock that nobody will lift.</summary>
public sealed class KilledMigrationTests
{
    [Test, CancelAfter(120_000)]
    public async Task Ready_AfterAProcessDiedInAMigration_IsReached(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        using (var file = new SqliteFile(folder.Path))
        {
            using var first = Database(file);
            await first.ReadyAsync().WaitAsync(cancellationToken);
            using var connection = file.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); "
                + "INSERT OR IGNORE INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-30 11:09:00')";
            command.ExecuteNonQuery();
        }

        using var again = new SqliteFile(folder.Path);
        using var database = Database(again);

        await database.ReadyAsync().WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        Assert.That(database.ReadyAsync().IsCompletedSuccessfully);
    }

    [Test]
    public void Open_FileThatIsNoDatabase_IsLeftToWhoeverReadsIt()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, SqliteFile.FileName), new string('x', 5_000));

        using var file = new SqliteFile(folder.Path);

        Assert.That(new FileInfo(file.Path).Length, Is.EqualTo(5_000));
    }

    private static StateDatabase Database(SqliteFile file) => new(options => options.UseSqlite(file.ConnectionString));
}
