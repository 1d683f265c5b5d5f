using System.Text.Json;
using Agent.Core.Runs;
using Agent.Hub.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>The process that is measured: the product's hub, with scripted work, and beside it the arms it is compared with.</summary>
internal static class BenchmarkServer
{
    /// <summary>How the line begins that says where the server is.</summary>
    public const string Announcement = "serving at ";

    /// <summary>Serves until standard input ends, which it does when the parent is gone.</summary>
    /// <param name="store">What keeps the runs: a value of <c>Agent:Store</c>.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    public static async Task RunAsync(string store, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("agent-hub-bench-");
        try
        {
            // Without a file the hub would make and load its sample, and be measured while it does.
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "one.csv"), "site,count\nA,1\n", cancellationToken);
            await using var pacer = new Pacer();
            await using var app = Build(folder.FullName, store, new AnswerSource(pacer));
            await app.StartAsync(cancellationToken);
            await Console.Out.WriteLineAsync(Announcement + app.Urls.First());
            await Console.In.ReadToEndAsync(cancellationToken);
            // The runs are the load's, nobody waits for them.
            await app.StopAsync(new CancellationToken(true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static WebApplication Build(string folder, string store, AnswerSource source)
    {
        var builder = HubApplication.CreateBuilder([
            "--urls=http://127.0.0.1:0",
            $"--Agent:Data:Folder={folder}",
            $"--Agent:Store={store}",
            "--Agent:Runs:MaxConcurrent=100000",
            "--Agent:Runs:Grace=00:00:01",
            "--Agent:Runs:Drain=00:00:00",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TextWriter.Null);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton<IRunWork, ScriptedWork>();
        var app = HubApplication.Build(builder);
        app.UseWebSockets();
        app.MapHub<PlainHub>(PlainHub.Path);
        var raw = new RawArms(source);
        app.Map("/raw/items", context => RawSocket.ServeAsync(context, raw.ItemsAsync));
        app.Map("/raw/bare", context => RawSocket.ServeAsync(context, raw.BareAsync));
        app.Map("/raw/batches", context => RawSocket.ServeAsync(context, raw.BatchesAsync));
        app.Map("/raw/nothing", context => RawSocket.ServeAsync(context, raw.NothingAsync));
        app.MapGet("/stats", (HttpContext context, RunManager runs) => Stats(context, source, runs));
        return app;
    }

    private static Task Stats(HttpContext context, AnswerSource source, RunManager runs)
    {
        var collect = context.Request.Query.ContainsKey("collect");
        var stats = new ServerStats(
            Environment.CpuUsage.TotalTime.TotalMilliseconds,
            GC.GetTotalAllocatedBytes(precise: true),
            GC.GetTotalMemory(collect),
            Environment.WorkingSet,
            source.Made,
            runs.Working
        );
        return context.Response.WriteAsync(JsonSerializer.Serialize(stats, ServerStatsContext.Default.ServerStats));
    }
}
