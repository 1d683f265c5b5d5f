using Agent.Core;
using Agent.Data;
using Agent.Data.Workers;
using Agent.Hub.Audit;
using Agent.Hub.Chat;
using Agent.Hub.Endpoints;
using Agent.Hub.ExternalTools;
using Agent.Hub.Faces;
using Agent.Hub.Hubs;
using Agent.Hub.Security;
using Agent.Hub.State;
using Agent.Hub.Telemetry;
using Agent.Planning;
using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hosting;

/// <summary>Puts the hub together: settings, services, pipeline. Tests build the same application over another server.</summary>
internal static class HubApplication
{
    /// <summary>The builder with settings and services; a caller may change both before <see cref="Build"/>.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        HubSettings.AddTo(builder.Configuration, Directory.GetCurrentDirectory());
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).AddHubFilters();

        builder.Services.AddHubState(builder.Configuration);
        builder.Services.AddExternalTools(builder.Configuration);
        builder
            .Services.AddAgentCore(builder.Configuration)
            .AddAgentData(builder.Configuration, WorkerCommand.Of(typeof(HubApplication).Assembly))
            .AddAgentPlanning();
        builder.Services.AddHubAudit();
        builder.Services.AddAgentChat(builder.Configuration);
        builder.Services.AddHubSecurity(builder.Configuration);
        builder.Services.AddHubTelemetry(builder.Configuration);
        builder.Services.AddHubLifetime();
        builder.Services.AddSingleton<RunStreams>();
        builder.Services.AddSingleton<TableServices>();
        builder.Services.AddSingleton<SidecarServices>();
        builder.Services.AddSingleton<AdminServices>();
        builder.Services.AddFaces(builder.Configuration);
        builder.Services
            .AddSignalR(ConfigureHub)
            .AddJsonProtocol(json => AgentProtocolJson.Configure(json.PayloadSerializerOptions))
            .AddAgentMessagePack();
        builder.Services.ConfigureHttpJsonOptions(json => AgentProtocolJson.Configure(json.SerializerOptions));
        return builder;
    }

    /// <summary>The application, ready to run.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; with several, an <see cref="AggregateException"/> of
    /// them.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        // The host makes its services before it validates settings, and the first mistake met would hide the others.
        StartValidation.Validate(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<DrainGate>();
        app.UseFaceErrors();
        app.UseHubSecurity();
        app.UsePage();
        app.UseStreamCompression();
        app.MapHealth();
        app.MapDatasets();
        app.MapSidecars();
        app.MapVersions();
        app.MapAdmin();
        app.MapFaces();
        app.MapShared();
        app.MapTables();
        // A long poll that is answered well within a client's patience shows that the network still carries answers.
        app.MapHub<AgentHub>(AgentHubMethods.Path, transports => transports.LongPolling.PollTimeout = TimeSpan.FromSeconds(15))
            .RequireCaller();
        return app;
    }

    private static void ConfigureHub(HubOptions hub)
    {
        // Larger messages end the connection; a question too long must get its refusal instead, so there is room beyond the longest.
        hub.MaximumReceiveMessageSize = 512 * 1024;
        // A slow call (a dataset being described while it loads) must not hold up Cancel.
        hub.MaximumParallelInvocationsPerClient = 8;
        hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
        hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
    }
}
