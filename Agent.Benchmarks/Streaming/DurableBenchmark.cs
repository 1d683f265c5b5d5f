using System.Diagnostics;
using Agent.Benchmarks.Data;
using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.State.Sqlite;
using Agent.Protocol;
using Microsoft.Extensions.Options;

namespace Agent.Benchmarks.Streaming;

/// <summary>The log in the state's file beside the log in memory: the same hub, load and run, round after round in turn.</summary>
internal sealed class DurableBenchmark : IBenchmark
{
    private const int Runs = 100;
    private const int RetainedRuns = 10_000;

    private static readonly AnswerShape At50 = new(300, 3, 20_000, 100);
    private static readonly AnswerShape At200 = new(300, 3, 5_000, 100);
    private static readonly AnswerShape Saturated = new(3_000, 3, 0, 100);

    public string Verb => "durable";

    public string Summary => "run logs in SQLite beside run logs in memory (--rounds 5)";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var plan = BenchmarkPlan.Of(arguments);
        await using var memory = await ServerProcess.StartAsync(cancellationToken, "memory");
        await using var sqlite = await ServerProcess.StartAsync(cancellationToken, "sqlite");
        var figures = new List<Figure>();
        foreach (var (name, shape) in new[] { ("50 events/s", At50), ("200 events/s", At200) })
        {
            var (plain, durable) = await MeasureAsync(memory, sqlite, shape, plan, cancellationToken);
            figures.Add(
                Figure.Of(
                    $"durable ÷ memory, server CPU, {Runs} runs at {name}",
                    "×",
                    Ratios(durable, plain, one => one.CpuMicroseconds)
                ) with
                {
                    Target = 1.3,
                }
            );
            figures.Add(
                Figure.Of($"first text later, p50, {Runs} runs at {name}", "ms", Differences(durable, plain, one => one.FirstText.P50)) with
                {
                    Target = 1,
                }
            );
            figures.Add(
                Figure.Of($"critical later, p50, {Runs} runs at {name}", "ms", Differences(durable, plain, one => one.Critical.P50))
            );
            figures.Add(Figure.Of($"token p99, durable, {Runs} runs at {name}", "ms", [.. durable.Select(one => one.Token.P99)]));
        }

        var (fast, kept) = await MeasureAsync(memory, sqlite, Saturated, plan, cancellationToken);
        figures.Add(
            Figure.Of("events per second, durable, as fast as it goes", "events/s", [.. kept.Select(one => one.EventsPerSecond)]) with
            {
                Target = 20_000,
                MoreIsBetter = true,
            }
        );
        figures.Add(Figure.Of("events per second, memory, as fast as it goes", "events/s", [.. fast.Select(one => one.EventsPerSecond)]));
        report.Add("Run logs in SQLite beside run logs in memory", figures);
        report.Add("Opening the state", await OpeningAsync(plan.Rounds, cancellationToken));
    }

    private static async Task<(List<Measurement> Memory, List<Measurement> Sqlite)> MeasureAsync(
        ServerProcess memory, ServerProcess sqlite, AnswerShape shape, BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        List<Measurement> plain = [], durable = [];
        for (var round = 0; round < plan.Rounds; round++)
        {
            plain.Add(await new LoadRun(memory, Arm.Hub, Runs, shape, plan.Measured).RunAsync(cancellationToken));
            durable.Add(await new LoadRun(sqlite, Arm.Hub, Runs, shape, plan.Measured).RunAsync(cancellationToken));
        }

        return (plain, durable);
    }

    private static async Task<IReadOnlyList<Figure>> OpeningAsync(int rounds, CancellationToken cancellationToken)
    {
        using var empty = new ScratchFolder();
        using var full = new ScratchFolder();
        await FillAsync(full.File("state"), cancellationToken);
        List<double> none = [], many = [];
        for (var round = 0; round < rounds; round++)
        {
            none.Add(await OpenAsync(empty.File("state")));
            many.Add(await OpenAsync(full.File("state")));
        }

        return
        [
            Figure.Of("opening with no runs", "ms", none),
            Figure.Of($"later with {RetainedRuns} retained runs", "ms", [.. many.Zip(none, (with, without) => with - without)]) with
            {
                Target = 200,
            },
        ];
    }

    private static async Task FillAsync(string folder, CancellationToken cancellationToken)
    {
        using var file = new SqliteFile(folder);
        await using var store = Store(file);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, RetainedRuns),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                var request = new RunRequest(
                    $"run-{number}",
                    "t",
                    new AskRequest { Question = "How many incidents?", ClientRequestId = $"c-{number}" },
                    new Caller("anna")
                );
                await store.RegisterAsync(request, token);
                var log = await store.CreateAsync(request.RunId, token);
                await log.AppendAsync(
                    [.. Enumerable.Range(0, 20).Select(i => new TextMessageContentEvent { MessageId = "m", Delta = $"word {i} " })],
                    token
                );
                await log.AppendAsync([RunProblems.ToEvent(ErrorCodes.Cancelled)], token);
            });
    }

    private static async Task<double> OpenAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var file = new SqliteFile(folder);
        await using var store = Store(file);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static SqliteRunStore Store(SqliteFile file) => new(file, Options.Create(new StreamingOptions()), TimeProvider.System);

    private static double[] Ratios(List<Measurement> durable, List<Measurement> plain, Func<Measurement, double> of) =>
        [.. durable.Zip(plain, (one, other) => of(one) / of(other))];

    private static double[] Differences(List<Measurement> durable, List<Measurement> plain, Func<Measurement, double> of) =>
        [.. durable.Zip(plain, (one, other) => of(one) - of(other))];
}
