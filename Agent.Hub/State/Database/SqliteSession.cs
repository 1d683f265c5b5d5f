using System.Data.Common;
using Agent.Hub.State.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Agent.Hub.State.Database;

/// <summary>
/// Sets up each connection that is opened to the state's file: without a wait of its own, SQLite would leave waiting to tries 150 ms apart.
/// </summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        ((SqliteConnection)connection).With(SqlitePragmas.Session);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
