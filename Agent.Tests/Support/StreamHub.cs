using Agent.Client;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Support;

/// <summary>
/// The product's hub on a free port with scripted work: everything between a run's events and its viewers is the product's.
/// </summary>
internal sealed class StreamHub : IAsyncDisposable
{
    private readonly TestHub _hub;

    private StreamHub(TestHub hub) => _hub = hub;

    public Uri Url => _hub.Url;

    public RunManager Runs => _hub.Services.GetRequiredService<RunManager>();

    public IServiceProvider Services => _hub.Services;

    public static async Task<StreamHub> StartAsync(
        IRunWork work,
        IEnumerable<string>? settings = null,
        Action<IServiceCollection>? services = null
    ) =>
        new(
            await TestHub.StartOnPortAsync(
                settings,
                prepare: folder => File.WriteAllText(Path.Combine(folder, "one.csv"), "site,count\nA,1\n"),
                services: all =>
                {
                    all.AddSingleton(work);
                    // A connection that hangs must be noticed in the time of a test.
                    all.Configure<HubOptions>(hub => hub.KeepAliveInterval = TimeSpan.FromMilliseconds(200));
                    services?.Invoke(all);
                }
            )
        );

    /// <summary>A client of this hub, or of a proxy before it, that comes back quickly.</summary>
    public AgentClient Client(
        Uri? url = null,
        HttpTransportType transport = HttpTransportType.WebSockets,
        WireFormat format = WireFormat.Json,
        TimeSpan? serverTimeout = null,
        string? key = null,
        bool compact = false
    ) =>
        new(
            new AgentClientOptions
            {
                Url = url ?? Url,
                Transports = transport,
                Format = format,
                AccessToken = key,
                Compact = compact,
                BackOff = TimeSpan.FromMilliseconds(2),
                MaxBackOff = TimeSpan.FromMilliseconds(50),
                ConnectTimeout = TimeSpan.FromSeconds(60),
                ServerTimeout = serverTimeout ?? TimeSpan.FromSeconds(30),
            }
        );

    /// <summary>What the log of a run holds, as text; waits for its end.</summary>
    public async Task<string> LogTextAsync(string runId, CancellationToken cancellationToken)
    {
        var log = await _hub.Services.GetRequiredService<IRunLogStore>().FindAsync(runId, cancellationToken);
        return await WireText.OfLogAsync(log!, cancellationToken);
    }

    /// <summary>Starts a run without a viewer and waits for its end.</summary>
    public async Task<Run> RunToEndAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var (run, _) = await Runs.StartAsync(request, Caller.Anonymous, cancellationToken);
        await run!.Completion.WaitAsync(cancellationToken);
        return run;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _hub.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
