using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Server;
using Agent.Core.Streaming;
using Microsoft.Extensions.Options;

namespace Agent.Benchmarks.Streaming;

/// <summary>What dispatcher and log add to the source, with a reader on every log and no network.</summary>
internal static class DispatcherCost
{
    private const int Runs = 1_000;

    // Longer than it is measured: no run ends meanwhile.
    private static readonly AnswerShape Shape = new(100_000, 3, 20_000, 100);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchmarkPlan plan, CancellationToken cancellationToken)
    {
        List<double> cpu = [], allocated = [], net = [];
        await OnceAsync(true, TimeSpan.FromSeconds(1), cancellationToken);
        for (var round = 0; round < plan.Rounds; round++)
        {
            var alone = await OnceAsync(false, plan.Measured, cancellationToken);
            var both = await OnceAsync(true, plan.Measured, cancellationToken);
            cpu.Add(both.Cpu - alone.Cpu);
            allocated.Add(both.Allocated);
            net.Add(both.Allocated - alone.Allocated);
        }

        return
        [
            Figure.Of("CPU per event", "µs", cpu) with { Target = 4, Note = "the source subtracted" },
            Figure.Of("allocated per event", "B", net) with { Target = 120, Note = "the source subtracted" },
            Figure.Of("allocated per event, with the event itself and its source", "B", allocated),
        ];
    }

    private static async Task<(double Cpu, double Allocated)> OnceAsync(
        bool withLog,
        TimeSpan measured,
        CancellationToken cancellationToken
    )
    {
        var options = Options.Create(new StreamingOptions());
        await using var pacer = new Pacer();
        var source = new AnswerSource(pacer);
        using var logs = new MemoryRunLogStore(options, TimeProvider.System);
        using var dispatchers = new EventDispatcherFactory(options, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var runs = Enumerable
            .Range(0, Runs)
            .Select(i =>
                Task.Run(
                    () => withLog ? RunAsync(source, logs, dispatchers, stop.Token) : DrainAsync(source, stop.Token),
                    CancellationToken.None
                )
            )
            .ToList();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);

        var (cpu, bytes, events) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), source.Made);
        await Task.Delay(measured, TimeProvider.System, cancellationToken);
        var made = (double)(source.Made - events);
        var result = ((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / made, (GC.GetTotalAllocatedBytes() - bytes) / made);
        await stop.CancelAsync();
        await Task.WhenAll(runs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return result;
    }

    private static async Task DrainAsync(AnswerSource source, CancellationToken cancellationToken)
    {
        await foreach (var _ in source.WholeAsync(Shape, Guid.NewGuid().ToString("N"), cancellationToken))
        {
            // The source alone.
        }
    }

    private static async Task RunAsync(
        AnswerSource source,
        MemoryRunLogStore logs,
        EventDispatcherFactory dispatchers,
        CancellationToken cancellationToken
    )
    {
        var runId = Guid.NewGuid().ToString("N");
        var log = await logs.CreateAsync(runId, cancellationToken);
        var dispatcher = dispatchers.Create(log);
        var reading = Task.Run(() => ReadAsync(log, cancellationToken), CancellationToken.None);
        try
        {
            await foreach (var next in source.WholeAsync(Shape, runId, cancellationToken))
                await dispatcher.WriteAsync(next, cancellationToken);
        }
        finally
        {
            await dispatcher.CompleteAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ReadAsync(IRunLog log, CancellationToken cancellationToken)
    {
        var events = 0;
        await foreach (var batch in log.ReadAsync(null, cancellationToken))
            events += batch.Events.Count;
    }
}
