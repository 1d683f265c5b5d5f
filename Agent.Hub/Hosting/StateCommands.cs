using Agent.Data.Catalog;
using Agent.Hub.Audit;
using Agent.Hub.State;
using Agent.Hub.State.Database;
using Agent.Hub.State.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hosting;

/// <summary>
/// What is done with the state instead of serving: <c>audit verify</c>, <c>backup FILE</c>, <c>restore FILE</c>, with the same settings as
/// the hub's.
/// </summary>
internal static class StateCommands
{
    /// <summary>Does what the first words ask for; null: they are no command.</summary>
    /// <returns>The exit code: 0 well, 1 not.</returns>
    public static async Task<int?> TryRunAsync(string[] args, TextWriter output)
    {
        return args switch
        {
            ["audit", "verify", .. var rest] => await VerifyAsync(rest, output).ConfigureAwait(false),
            ["backup", var file, .. var rest] when !file.StartsWith('-') => await BackUpAsync(file, rest, output).ConfigureAwait(false),
            ["restore", var file, .. var rest] when !file.StartsWith('-') => await RestoreAsync(file, rest, output).ConfigureAwait(false),
            _ => null,
        };
    }

    private static async Task<int> VerifyAsync(string[] args, TextWriter output)
    {
        using var database = Database(args);
        var wrong = await AuditLog.VerifyAsync(database, CancellationToken.None).ConfigureAwait(false);
        await output.WriteLineAsync(wrong.Count == 0 ? "The audit is whole." : string.Join('\n', wrong)).ConfigureAwait(false);
        return wrong.Count == 0 ? 0 : 1;
    }

    // Beside a hub that runs: the copy is of one moment.
    private static async Task<int> BackUpAsync(string file, string[] args, TextWriter output)
    {
        if (File.Exists(file))
            return await SayAsync(output, $"{file} exists; name another file.").ConfigureAwait(false);
        using var from = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = StatePath(args),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        await from.OpenAsync().ConfigureAwait(false);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await to.OpenAsync().ConfigureAwait(false);
        from.BackupDatabase(to);
        await output.WriteLineAsync($"The state is in {file}.").ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> RestoreAsync(string file, string[] args, TextWriter output)
    {
        if (!File.Exists(file))
            return await SayAsync(output, $"There is no {file}.").ConfigureAwait(false);
        var path = StatePath(args);
        // Taken while it is replaced: a hub that runs would write into what is no longer there.
        using var held = new SqliteFile(Path.GetDirectoryName(path)!);
        foreach (var belongs in (string[])["-wal", "-shm"])
            File.Delete(path + belongs);
        File.Copy(file, path + ".restored", overwrite: true);
        File.Move(path + ".restored", path, overwrite: true);
        await output.WriteLineAsync($"The state is that of {file}.").ConfigureAwait(false);
        return 0;
    }

    // Not as the hub opens it: that would take the file's lock, which a hub at work holds.
    private static StateDatabase Database(string[] args)
    {
        using var app = (IDisposable)HubApplication.CreateBuilder(args).Build();
        return ((WebApplication)app).Services.GetRequiredService<IOptions<StateOptions>>().Value.Database is { Length: > 0 } postgres
            ? new StateDatabase(options => options.UseNpgsql(postgres), isReady: true)
            : new StateDatabase(options => options.UseSqlite($"Data Source={StatePath(args)};Mode=ReadOnly;Pooling=False"), isReady: true);
    }

    private static string StatePath(string[] args)
    {
        using var app = (IDisposable)HubApplication.CreateBuilder(args).Build();
        var services = ((WebApplication)app).Services;
        var folder = services.GetRequiredService<IOptions<RetentionOptions>>().Value.Folder is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : services.GetRequiredService<IOptions<DataOptions>>().Value.ResolveSnapshotFolder();
        return Path.Combine(folder, SqliteFile.FileName);
    }

    private static async Task<int> SayAsync(TextWriter output, string why)
    {
        await output.WriteLineAsync(why).ConfigureAwait(false);
        return 1;
    }
}
