using Agent.Benchmarks.Streaming;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Faces;

/// <summary>Many readers of one run that is under way: the server's processor time while all of them read, ms per second.</summary>
internal sealed class RunReaders(ServerProcess server, int readers, TimeSpan measured)
{
    private const int ConnectAtOnce = 16;

    // Pieces 10 ms apart, and more of them than are measured: the run is left when the time is over.
    private static readonly AnswerShape Shape = new(12_000, 3, 10_000);

    /// <summary>Viewers over SignalR.</summary>
    public async Task<double> OverSignalRAsync(CancellationToken cancellationToken)
    {
        var viewers = Enumerable.Range(0, readers).Select(_ => new LoadViewer(Arm.Hub)).ToList();
        try
        {
            await ForEachAsync(viewers, (viewer, token) => viewer.ConnectAsync(server.Url, token), cancellationToken);
            return await MeasureAsync(
                async (run, stop) =>
                {
                    await ForEachAsync(viewers, (viewer, token) => viewer.AttachOnlyAsync(run, token), cancellationToken);
                    return [.. viewers.Select(viewer => viewer.ReadAsync(stop))];
                },
                cancellationToken);
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
        }
    }

    /// <summary>Readers of server-sent events.</summary>
    /// <param name="path">Where a run is read.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task<double> OverHttpAsync(Func<string, string> path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server.Url, Timeout = Timeout.InfiniteTimeSpan };
        return await MeasureAsync(
            async (run, stop) =>
            {
                var reading = new Task[readers];
                await ForEachAsync(Enumerable.Range(0, readers), async (index, token) =>
                {
                    var response = await http.GetAsync(path(run), HttpCompletionOption.ResponseHeadersRead, token);
                    response.EnsureSuccessStatusCode();
                    var reader = new SseReader(new Recorder());
                    reading[index] = reader.ReadAsync(response, stop);
                    await reader.Begun.Task.WaitAsync(token);
                }, cancellationToken);
                return reading;
            },
            cancellationToken);
    }

    private async Task<double> MeasureAsync(
        Func<string, CancellationToken, Task<IReadOnlyList<Task>>> join,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var asker = new LoadViewer(Arm.Hub);
        await asker.ConnectAsync(server.Url, cancellationToken);
        var asking = asker.AskAsync(Shape, stop.Token);
        while (asker.RunId is null)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        var reading = await join(asker.RunId, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);

        var before = await server.StatsAsync(false, cancellationToken);
        await Task.Delay(measured, TimeProvider.System, cancellationToken);
        var after = await server.StatsAsync(false, cancellationToken);
        if (asking.IsCompleted || reading.Any(reader => reader.IsCompleted))
            throw new InvalidOperationException("A reader ended before the measurement did.");
        await stop.CancelAsync();
        await Task.WhenAll([asking, .. reading]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return (after.CpuMs - before.CpuMs) / measured.TotalSeconds;
    }

    private static Task ForEachAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellationToken },
            async (one, token) => await work(one, token)
        );
}
