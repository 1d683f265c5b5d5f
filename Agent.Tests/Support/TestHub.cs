using Agent.Client;
using Agent.Core.Agents;
using Agent.Hub.Audit;
using Agent.Hub.Hosting;
using Agent.Hub.State.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>The product's hub, whole, over TestServer or on a free port, with a data folder of its own.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private TestHub(WebApplication app, TempFolder folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Where the hub is: over TestServer a name nobody listens at.</summary>
    public Uri Url => new(_app.Urls.FirstOrDefault() ?? "http://localhost/");

    /// <summary>Starts a hub over TestServer.</summary>
    /// <param name="settings">Settings by name, <c>Agent:Runs:Grace=00:00:05</c>.</param>
    /// <param name="client">Who answers; null: the planner.</param>
    /// <param name="prepare">Puts files into the data folder; null: the sample workbook.</param>
    /// <param name="services">Last changes to the services.</param>
    public static Task<TestHub> StartAsync(
        IEnumerable<string>? settings = null,
        IChatClient? client = null,
        Action<string>? prepare = null,
        Action<IServiceCollection>? services = null
    ) => StartAsync(settings, client, prepare, services, builder => builder.WebHost.UseTestServer());

    /// <summary>Starts a hub on a free port.</summary>
    public static Task<TestHub> StartOnPortAsync(
        IEnumerable<string>? settings = null,
        IChatClient? client = null,
        Action<string>? prepare = null,
        Action<IServiceCollection>? services = null
    ) => StartAsync(settings, client, prepare, services, _ => { });

    /// <summary>A client of this hub.</summary>
    public AgentClient Client(
        HttpTransportType transport = HttpTransportType.WebSockets,
        string? key = null,
        WireFormat format = WireFormat.Json
    ) =>
        new(
            new AgentClientOptions
            {
                Url = Url,
                Transports = transport,
                AccessToken = key,
                Format = format,
                // A hub on a machine under load takes its time; how long is not what is tested.
                ConnectTimeout = TimeSpan.FromMinutes(2),
                ConfigureHttp = _app.Services.GetService<Microsoft.AspNetCore.Hosting.Server.IServer>() is TestServer server
                    ? http => Through(http, server, key)
                    : null,
            }
        );

    /// <summary>An HTTP client of this hub.</summary>
    public HttpClient Http() =>
        _app.Services.GetService<Microsoft.AspNetCore.Hosting.Server.IServer>() is TestServer server
            ? server.CreateClient()
            : new HttpClient { BaseAddress = Url };

    /// <summary>The audit, once all that was put down is written.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync(CancellationToken cancellationToken)
    {
        var audit = Services.GetRequiredService<AuditLog>();
        await Eventually.TrueAsync(() => audit.Open == 0, cancellationToken);
        return await Services.GetRequiredService<StateDatabase>().ReadAsync(
            state => state.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Stops the hub as its host does.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<TestHub> StartAsync(
        IEnumerable<string>? settings,
        IChatClient? client,
        Action<string>? prepare,
        Action<IServiceCollection>? services,
        Action<WebApplicationBuilder> server
    )
    {
        var folder = new TempFolder();
        if (prepare is null)
            await SharedSample.CopyToAsync(folder.Path);
        prepare?.Invoke(folder.Path);
        string[] args =
        [
            $"--Agent:Data:Folder={folder.Path}",
            "--urls=http://127.0.0.1:0",
            "--Agent:Store=memory",
            .. (settings ?? []).Select(setting => "--" + setting),
        ];
        var builder = HubApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TextWriter.Null);
        if (client is not null)
            builder.Services.AddSingleton<IChatClientFactory>(new OneChatClient(client));
        services?.Invoke(builder.Services);
        server(builder);
        var app = HubApplication.Build(builder);
        await app.StartAsync();
        return new TestHub(app, folder);
    }

    // TestServer has no sockets: WebSockets go through its own client, everything else through its handler.
    private static void Through(Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions http, TestServer server, string? key)
    {
        http.HttpMessageHandlerFactory = _ => server.CreateHandler();
        http.WebSocketFactory = async (context, cancellationToken) =>
        {
            var sockets = server.CreateWebSocketClient();
            if (key is not null)
                sockets.ConfigureRequest = request => request.Headers.Authorization = $"Bearer {key}";
            return await sockets.ConnectAsync(context.Uri, cancellationToken);
        };
    }
}
