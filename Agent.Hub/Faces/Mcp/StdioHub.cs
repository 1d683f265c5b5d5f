using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;

namespace Agent.Hub.Faces.Mcp;

/// <summary>
/// Makes a hub that a program starts for itself and speaks to over standard input and output: no port, and nothing but the protocol on the
/// output.
/// </summary>
internal static class StdioHub
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Command = "mcp";

    /// <summary>
    /// Keeps the state in memory: the file belongs to a hub that may be running beside this one. An argument after it may say otherwise.
    /// </summary>
    public const string NoState = "--Agent:Store=memory";

    /// <summary>Changes a hub's services.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(Console.Error);
        builder.Services.AddSingleton<IServer, NoServer>();
        builder.Services.AddMcpServer().WithStdioServerTransport();
    }

    /// <summary>A server that listens nowhere.</summary>
    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
