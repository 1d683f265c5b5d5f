using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;
using Agent.Benchmarks.Streaming.Server;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Agent.Benchmarks.Streaming;

/// <summary>What runs cost that wait: for a model, for a query.</summary>
internal static class IdleRuns
{
    private const int Runs = 1_000;

    private static readonly AnswerShape Waiting = new(0, 0);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        ServerProcess server,
        BenchmarkPlan plan,
        CancellationToken cancellationToken
    ) =>
        [
            await InProcessAsync(plan, cancellationToken) with
            {
                Target = 0.5,
                Note = "each with a reader, no network",
            },
            await OverTheHubAsync(server, plan, cancellationToken) with
            {
                Note = "each with a connection of its own, pinged by the hub",
            },
        ];

    private static async Task<Figure> InProcessAsync(BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        var streaming = Options.Create(new StreamingOptions());
        await using var pacer = new Pacer();
        using var logs = new MemoryRunLogStore(streaming, TimeProvider.System);
        using var dispatchers = new EventDispatcherFactory(streaming, TimeProvider.System);
        var manager = new RunManager(
            new ScriptedWork(new AnswerSource(pacer)), logs, dispatchers, Options.Create(new RunOptions()),
            new RunManagerEnvironment(TimeProvider.System, streaming, new MemoryRunRegistry(), NullLogger<RunManager>.Instance));
        List<Run> runs = [];
        for (var i = 0; i < Runs; i++)
            runs.Add(
                (await manager.StartAsync(new AskRequest { Question = Waiting.ToQuestion() }, Caller.Anonymous, cancellationToken)).Run!
            );
        var reading = runs.ConvertAll(ReadAsync);

        var figure = await PercentAsync(
            "server CPU",
            plan,
            () => Task.FromResult(Environment.CpuUsage.TotalTime.TotalMilliseconds),
            cancellationToken
        );
        runs.ForEach(run => run.Stop(ErrorCodes.Cancelled));
        await Task.WhenAll(reading);
        return figure;
    }

    private static async Task ReadAsync(Run run)
    {
        await foreach (var _ in run.FollowAsync(null))
        {
            // Its first event comes, then nothing until it is stopped.
        }
    }

    private static async Task<Figure> OverTheHubAsync(ServerProcess server, BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        var viewers = Enumerable.Range(0, Runs).Select(_ => new LoadViewer(Arm.Hub)).ToList();
        try
        {
            await Parallel.ForEachAsync(
                viewers,
                new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
                async (viewer, token) =>
                {
                    await viewer.ConnectAsync(server.Url, token);
                    await viewer.StartAsync(Waiting, token);
                }
            );
            return await PercentAsync(
                "server CPU, over the hub",
                plan,
                async () =>
                {
                    // As every client does, lest the hub takes them for gone.
                    foreach (var viewer in viewers)
                        await viewer.PingAsync(cancellationToken);
                    return (await server.StatsAsync(false, cancellationToken)).CpuMs;
                },
                cancellationToken
            );
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
            while ((await server.StatsAsync(false, cancellationToken)).Working > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<Figure> PercentAsync(
        string name,
        BenchmarkPlan plan,
        Func<Task<double>> cpuMs,
        CancellationToken cancellationToken
    )
    {
        // What was compiled for the start settles first.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken);
        List<double> percent = [];
        for (var round = 0; round < plan.Rounds; round++)
        {
            var before = await cpuMs();
            await Task.Delay(2 * plan.Measured, TimeProvider.System, cancellationToken);
            percent.Add((await cpuMs() - before) / (2 * plan.Measured).TotalMilliseconds * 100);
        }

        return Figure.Of(name, "% of a core", percent);
    }
}
