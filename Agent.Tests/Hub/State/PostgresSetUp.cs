using Agent.Tests.Support;

namespace Agent.Tests.Hub.State;

/// <summary>One PostgreSQL for the tests that want one, started by the first of them.</summary>
[SetUpFixture]
internal sealed class PostgresSetUp
{
    private static Lazy<Task<PostgresServer>> _server = New();

    public static string ConnectionString => _server.Value.GetAwaiter().GetResult().ConnectionString;

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (!_server.IsValueCreated)
            return;
        await (await _server.Value).DisposeAsync();
        _server = New();
    }

    private static Lazy<Task<PostgresServer>> New() => new(() => Task.Run(() => PostgresServer.StartAsync(CancellationToken.None)));
}
