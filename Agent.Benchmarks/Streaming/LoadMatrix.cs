using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>Every arm under every load, arm after arm within a round, so that what else the machine does meets all alike.</summary>
internal sealed class LoadMatrix(ServerProcess server, BenchmarkPlan plan, Report report)
{
    private static readonly string[] Columns =
    [
        "arm", "runs", "events/s", "CPU s/M events", "B allocated/event", "frames/answer", "kB/answer", "B/event",
        "first event p50/p99 ms", "first text p50/p99 ms", "token p50/p99 ms", "critical p50/p99 ms",
    ];

    private static readonly AnswerShape At50 = new(300, 3, 20_000, 100);

    private static readonly AnswerShape At200 = new(300, 3, 5_000, 100);

    private static readonly AnswerShape Saturated = new(3_000, 3, 0, 100);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var at50 = await MeasureAsync("50 tokens/s", At50, plan.Levels, cancellationToken);
        var at200 = await MeasureAsync("200 tokens/s", At200, [.. plan.Levels.Where(runs => runs is 100), 200], cancellationToken);
        if (plan.Has("load"))
            await MeasureAsync("saturation", Saturated, plan.Levels, cancellationToken);
        if (((Arm[])[Arm.Hub, Arm.RawItems, Arm.RawBatches]).All(plan.Arms.Contains))
            report.Add("Targets under load", LoadTargets.Of(at50, at200));
    }

    private async Task<LoadResults> MeasureAsync(
        string title,
        AnswerShape shape,
        IReadOnlyList<int> levels,
        CancellationToken cancellationToken
    )
    {
        var results = new LoadResults();
        foreach (var runs in levels)
        {
            for (var round = 0; round < plan.Rounds; round++)
            {
                foreach (var arm in plan.Arms)
                    results.Add(arm, runs, await new LoadRun(server, arm, runs, shape, plan.Measured).RunAsync(cancellationToken));
            }
        }

        report.Add(
            new Grid(
                $"Concurrent runs, {title}; an answer has {shape.Events} events",
                Columns,
                [.. levels.SelectMany(runs => plan.Arms.Select(arm => Row(results, arm, runs, shape)))]
            )
        );
        return results;
    }

    private static IReadOnlyList<object> Row(LoadResults results, Arm arm, int runs, AnswerShape shape)
    {
        var cpu = results.Median(arm, runs, one => one.CpuMicroseconds);
        var bytes = results.Median(arm, runs, one => one.Bytes);
        return
        [
            arm.Name, runs, results.Median(arm, runs, one => one.EventsPerSecond), cpu, results.Median(arm, runs, one => one.Allocated),
            results.Median(arm, runs, one => one.Frames), bytes * shape.Events / 1000, bytes,
            results.Show(arm, runs, one => one.FirstEvent), results.Show(arm, runs, one => one.FirstText),
            results.Show(arm, runs, one => one.Token), results.Show(arm, runs, one => one.Critical),
        ];
    }
}
