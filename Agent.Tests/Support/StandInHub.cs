using System.Collections.Concurrent;
using System.Threading.Channels;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Support;

/// <summary>
/// A hub on a real port whose answers the test writes itself, event by event, and whose connections it can cut:
/// for clients and for the page. It speaks the product's wire over the product's log and serves the built page.
/// </summary>
internal sealed class StandInHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly MemoryRunLogStore _logs = new(Options.Create(new StreamingOptions()), TimeProvider.System);
    private readonly Channel<StandInRun> _asked = Channel.CreateUnbounded<StandInRun>();
    private readonly ConcurrentDictionary<string, StandInRun> _byId = new();
    private readonly ConcurrentDictionary<string, StandInRun> _byRequest = new();
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new();
    private volatile bool _refusing;
    private int _runs;

    private StandInHub(WebApplication app) => _app = app;

    /// <summary>Address of the page, with a trailing slash.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/";

    /// <summary>What <c>Datasets</c> answers.</summary>
    public IReadOnlyList<DatasetInfo> Datasets { get; set; } =
    [
        new()
        {
            Id = "sample",
            Title = "Sample workbook",
            File = "sample.xlsx",
            Status = DatasetStatus.Ready,
            Sheets = [new("Incident", 3874, 62)],
            Version = "9f2c",
        },
    ];

    /// <summary>What <c>Suggest</c> answers.</summary>
    public IReadOnlyList<string> Suggestions { get; set; } = ["How many incidents are there?", "Top 3 departments by number of incidents"];

    /// <summary>A refusal every question gets; null: runs start.</summary>
    public RunErrorEvent? Refusal { get; set; }

    /// <summary>Content-Security-Policy the page is served with: stricter than needed, so that a lapse shows.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

    public static async Task<StandInHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        StandInHub? self = null;
        builder.Services.AddSingleton(_ => self!);
        builder.Services.AddSignalR().AddJsonProtocol(options => AgentProtocolJson.Configure(options.PayloadSerializerOptions));
        var app = builder.Build();
        self = new StandInHub(app);
        app.Use((context, next) => self.RefuseOrGoOn(context, next));
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapGet("/datasets/rights", () => Results.Json(new { upload = false, delete = false, maxBytes = 0 }));
        app.MapHub<StandInAgentHub>(AgentHubMethods.Path);
        await app.StartAsync();
        return self;
    }

    /// <summary>The next run asked for.</summary>
    public ValueTask<StandInRun> NextRunAsync(CancellationToken cancellationToken) => _asked.Reader.ReadAsync(cancellationToken);

    /// <summary>Whether a run was asked for that the test has not taken.</summary>
    public bool HasUntakenRun => _asked.Reader.TryPeek(out _);

    /// <summary>Cuts every connection and refuses new ones until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        _refusing = true;
        foreach (var connection in _connections.Values)
            connection.Abort();
    }

    /// <summary>Lets connections in again.</summary>
    public void Restore() => _refusing = false;

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
            connection.Abort();
        await _app.DisposeAsync();
        _logs.Dispose();
    }

    internal void Connected(HubCallerContext context) => _connections[context.ConnectionId] = context;

    internal void Disconnected(HubCallerContext context) => _connections.TryRemove(context.ConnectionId, out _);

    internal StandInRun Ask(AskRequest request)
    {
        var run = _byRequest.GetOrAdd(
            request.ClientRequestId ?? Guid.NewGuid().ToString(),
            _ =>
            {
                var log = _logs
                    .CreateAsync($"run-{Interlocked.Increment(ref _runs)}", CancellationToken.None)
                    .AsTask()
                    .GetAwaiter()
                    .GetResult();
                var made = new StandInRun(request, log);
                _byId[made.Id] = made;
                _asked.Writer.TryWrite(made);
                return made;
            }
        );
        return run;
    }

    internal StandInRun? Find(string runId) => _byId.GetValueOrDefault(runId);

    private Task RefuseOrGoOn(HttpContext context, RequestDelegate next)
    {
        if (_refusing && context.Request.Path.StartsWithSegments(AgentHubMethods.Path))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return next(context);
    }
}
