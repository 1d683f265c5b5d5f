using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>Faults of the network over the log in Redis.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class RedisLogFaultTests : FaultContract
{
    private RedisServer? _redis;

    protected override IReadOnlyList<string> Settings => ["Agent:Store=memory", $"Agent:Redis:ConnectionString={_redis!.ConnectionString}"];

    [OneTimeSetUp]
    public async Task StartAsync() => _redis = await RedisServer.StartAsync(CancellationToken.None);

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (_redis is not null)
            await _redis.DisposeAsync();
    }
}
