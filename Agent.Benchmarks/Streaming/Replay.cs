using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>How soon somebody who joins late has everything.</summary>
internal static class Replay
{
    // A critical event after every piece, so that nothing can be joined and 10,000 events are 10,000 events.
    private static readonly AnswerShape Long = new(5_000, 0, 0, 1);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ServerProcess server, int rounds, CancellationToken cancellationToken)
    {
        using var viewer = new LoadViewer(Arm.Hub);
        await viewer.ConnectAsync(server.Url, cancellationToken);
        await viewer.AskAsync(Long, cancellationToken);
        List<double> first = [], last = [];
        // The first one meets code that was never run before.
        await viewer.ReplayAsync(viewer.RunId!, cancellationToken);
        for (var round = 0; round < Math.Max(5, rounds); round++)
        {
            var (toFirst, toLast) = await viewer.ReplayAsync(viewer.RunId!, cancellationToken);
            first.Add(toFirst.TotalMilliseconds);
            last.Add(toLast.TotalMilliseconds);
        }

        return
        [
            Figure.Of("first frame", "ms", first) with { Target = 10 },
            Figure.Of($"all {Long.Events} events", "ms", last) with { Target = 50 },
        ];
    }
}
