using Agent.Client;
using Agent.Core.Streaming;
using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Support;

/// <summary>A server on a free port that streams scripted runs.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public ScriptedRuns Runs => _app.Services.GetRequiredService<ScriptedRuns>();

    public static async Task<ScriptedServer> StartAsync(
        ScriptedRuns.Script script,
        StreamingOptions? options = null,
        TimeSpan? keepAlive = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAgentStreaming(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(options ?? new StreamingOptions()));
        builder.Services.AddSingleton(services => new ScriptedRuns(
            services.GetRequiredService<EventDispatcherFactory>(), services.GetRequiredService<IRunLogStore>(), script));
        builder.Services
            .AddSignalR(hub => hub.KeepAliveInterval = keepAlive ?? TimeSpan.FromSeconds(5))
            .AddJsonProtocol(json => AgentProtocolJson.Configure(json.PayloadSerializerOptions))
            .AddAgentMessagePack();
        var app = builder.Build();
        app.MapHub<ScriptedHub>(AgentHubMethods.Path);
        await app.StartAsync();
        return new ScriptedServer(app);
    }

    /// <summary>A client of this server, or of a proxy before it, that comes back quickly.</summary>
    public AgentClient Client(
        Uri? url = null,
        HttpTransportType transport = HttpTransportType.WebSockets,
        WireFormat format = WireFormat.Json,
        TimeSpan? serverTimeout = null
    ) =>
        new(
            new AgentClientOptions
            {
                Url = url ?? Url,
                Transports = transport,
                Format = format,
                BackOff = TimeSpan.FromMilliseconds(2),
                MaxBackOff = TimeSpan.FromMilliseconds(50),
                ConnectTimeout = TimeSpan.FromMinutes(2),
                ServerTimeout = serverTimeout ?? TimeSpan.FromSeconds(30),
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
    }
}
