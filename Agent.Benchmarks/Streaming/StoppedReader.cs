using System.Globalization;
using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Streaming;

/// <summary>What a reader costs that stops reading, in the server's memory and for another reader of the same run.</summary>
internal static class StoppedReader
{
    private const double Megabyte = 1024 * 1024;

    // About 20 MB in 4 s: more than the log keeps, than the lag a viewer may have, and than any buffer on the way.
    private static readonly AnswerShape Large = new(90_000, 0, 40, 1);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ServerProcess server, int rounds, CancellationToken cancellationToken)
    {
        List<double> heap = [], kernel = [], alone = [], beside = [];
        await OnceAsync(server, false, cancellationToken);
        for (var round = 0; round < rounds; round++)
        {
            var without = await OnceAsync(server, false, cancellationToken);
            var with = await OnceAsync(server, true, cancellationToken);
            heap.Add((with.Heap - without.Heap) / Megabyte);
            kernel.Add((with.Kernel - without.Kernel) / Megabyte);
            alone.Add(without.Critical.P99);
            beside.Add(with.Critical.P99);
        }

        var baseline = Figure.Of("critical p99 of the other viewer, without it", "ms", alone);
        return
        [
            Figure.Of("server's heap", "MB", heap) with { Target = 5, Note = "after a collection, the run's log subtracted" },
            Figure.Of("kernel's socket buffers, both ends", "MB", kernel) with { Note = "of the whole machine" },
            baseline,
            Figure.Of("critical p99 of the other viewer, beside it", "ms", beside).Against(baseline),
        ];
    }

    private static async Task<(long Heap, long Kernel, Percentiles Critical)> OnceAsync(
        ServerProcess server,
        bool withStopped,
        CancellationToken cancellationToken
    )
    {
        using var reader = new LoadViewer(Arm.Hub);
        using var stopped = new LoadViewer(Arm.Hub);
        await reader.ConnectAsync(server.Url, cancellationToken);
        await stopped.ConnectAsync(server.Url, cancellationToken);
        reader.Recorder.IsOn = true;
        var empty = await server.StatsAsync(true, cancellationToken);
        var buffers = KernelBuffers();
        await reader.StartAsync(Large, cancellationToken);
        var reading = reader.ReadAsync(cancellationToken);
        while (withStopped && reader.RunId is null)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        if (withStopped)
            await stopped.AttachOnlyAsync(reader.RunId!, cancellationToken);
        await reading;
        var full = await server.StatsAsync(true, cancellationToken);
        return (full.HeapBytes - empty.HeapBytes, KernelBuffers() - buffers, Percentiles.Of(reader.Recorder.Critical));
    }

    /// <summary>Bytes in TCP buffers, as Linux counts them; 0 elsewhere.</summary>
    private static long KernelBuffers()
    {
        const string file = "/proc/net/sockstat";
        if (!File.Exists(file))
            return 0;
        var tcp = File.ReadLines(file).First(line => line.StartsWith("TCP:", StringComparison.Ordinal)).Split(' ');
        return long.Parse(tcp[Array.IndexOf(tcp, "mem") + 1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
