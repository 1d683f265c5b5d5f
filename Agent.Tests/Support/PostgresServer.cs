using System.Diagnostics;

namespace Agent.Tests.Support;

/// <summary>A PostgreSQL of the test's own. It does not run as root, so root starts it as its own user.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string ServiceUser = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("agent-hub-pg-").FullName;
    private readonly int _port = FreePort.Find();
    private ServerProcess? _process;

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=agent;Database=postgres;Pooling=true;Timeout=5";

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new PostgresServer();
        var data = Path.Combine(server._folder, "data");
        if (IsRoot)
            await RunAsync("chown", [ServiceUser, server._folder], cancellationToken);
        await RunAsync(
            Wrapper(),
            Wrapped(Tool("initdb"), "-D", data, "-U", "agent", "--auth=trust", "--no-sync", "--no-locale", "-E", "UTF8"),
            cancellationToken
        );
        server._process = await ServerProcess.StartAsync(
            Wrapper(),
            Wrapped(
                Tool("postgres"),
                "-D",
                data,
                "-p",
                $"{server._port}",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off"
            ),
            server._port,
            cancellationToken
        );
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static string Wrapper() =>
        IsRoot ? Requires.Program("setpriv", "install util-linux") : Requires.Program("env", "install coreutils");

    private static string[] Wrapped(params string[] command) =>
        IsRoot ? [$"--reuid={ServiceUser}", $"--regid={ServiceUser}", "--clear-groups", .. command] : command;

    // Debian keeps the programs out of PATH, a folder for each version.
    private static string Tool(string name)
    {
        var folders = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order().Reverse() : [];
        return folders.Select(folder => Path.Combine(folder, "bin", name)).FirstOrDefault(File.Exists)
            ?? Requires.Program(name, "install postgresql");
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken)
        );
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {string.Concat(said)}");
    }
}
