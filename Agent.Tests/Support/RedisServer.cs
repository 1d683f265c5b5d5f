namespace Agent.Tests.Support;

/// <summary>A Redis of the test's own.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private ServerProcess? _process;

    public int Port { get; } = FreePort.Find();

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new RedisServer();
        await server.BeginAsync(cancellationToken);
        return server;
    }

    /// <summary>Kills Redis and starts it again with what it had on disk.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _process!.DisposeAsync();
        await BeginAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task BeginAsync(CancellationToken cancellationToken) =>
        _process = await ServerProcess.StartAsync(
            Requires.Program("redis-server", "install redis-server"),
            [
                "--port",
                $"{Port}",
                "--bind",
                "127.0.0.1",
                "--dir",
                _folder.Path,
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
            ],
            Port,
            cancellationToken
        );
}
