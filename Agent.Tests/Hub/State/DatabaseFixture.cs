using Agent.Hub.State.Database;
using Agent.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Agent.Tests.Hub.State;

/// <summary>A database of its own for a test, brought up to date by the product's migrations.</summary>
internal sealed class DatabaseFixture : IDisposable
{
    private static int _number;

    private readonly TempFolder _folder = new();

    /// <summary>Makes a database.</summary>
    /// <param name="postgres">A PostgreSQL server to make it on; null: a SQLite file.</param>
    public DatabaseFixture(string? postgres = null) =>
        State = postgres is null
            ? new StateDatabase(options =>
                options.UseSqlite($"Data Source={_folder.File("state.db")};Pooling=False").AddInterceptors(new SqliteSession())
            )
            : new StateDatabase(options =>
                options.UseNpgsql($"{postgres};Database=test{Interlocked.Increment(ref _number)};Maximum Pool Size=8")
            );

    public StateDatabase State { get; }

    public void Dispose()
    {
        State.Dispose();
        _folder.Dispose();
    }
}
