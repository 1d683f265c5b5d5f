namespace Agent.Benchmarks.Streaming.Load;

/// <summary>So many viewers, each with an answer under way at all times; measured once all are at work.</summary>
internal sealed class LoadRun(ServerProcess server, Arm arm, int runs, AnswerShape shape, TimeSpan measured)
{
    private const int ConnectAtOnce = 16;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public async Task<Measurement> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var viewers = new List<LoadViewer>(runs);
        try
        {
            for (var i = 0; i < runs; i++)
                viewers.Add(new LoadViewer(arm));
            await Parallel.ForEachAsync(
                viewers,
                new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellationToken },
                async (viewer, token) => await viewer.ConnectAsync(server.Url, token)
            );

            // Answers begin spread over the length of one, or their beginnings would all be measured or all be missed.
            var spread = shape.Duration + TimeSpan.FromMilliseconds(200);
            var following = viewers.Select((viewer, i) => FollowAsync(viewer, spread * i / runs, stop.Token)).ToList();
            await DelayAsync(spread + WarmUp, following, cancellationToken);

            var before = await server.StatsAsync(false, cancellationToken);
            viewers.ForEach(viewer => viewer.Recorder.IsOn = true);
            await DelayAsync(measured, following, cancellationToken);
            var after = await server.StatsAsync(false, cancellationToken);
            viewers.ForEach(viewer => viewer.Recorder.IsOn = false);
            await stop.CancelAsync();
            await Task.WhenAll(following).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return Evaluate(viewers.ConvertAll(viewer => viewer.Recorder), before, after);
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
            await DrainAsync(cancellationToken);
        }
    }

    private async Task FollowAsync(LoadViewer viewer, TimeSpan startAfter, CancellationToken cancellationToken)
    {
        await Task.Delay(startAfter, TimeProvider.System, cancellationToken);
        while (true)
            await viewer.AskAsync(shape, cancellationToken);
    }

    /// <summary>Waits; a viewer that fails meanwhile fails the measurement.</summary>
    private static async Task DelayAsync(TimeSpan time, List<Task> following, CancellationToken cancellationToken)
    {
        var delay = Task.Delay(time, TimeProvider.System, cancellationToken);
        var ended = await Task.WhenAny([delay, .. following]);
        await ended;
    }

    /// <summary>Runs that were left end by themselves; the next measurement waits for that.</summary>
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        while ((await server.StatsAsync(true, cancellationToken)).Working > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
    }

    private Measurement Evaluate(List<Recorder> viewers, ServerStats before, ServerStats after)
    {
        var events = (double)(after.Events - before.Events);
        return new Measurement
        {
            EventsPerSecond = events / measured.TotalSeconds,
            CpuMicroseconds = (after.CpuMs - before.CpuMs) * 1000 / events,
            Allocated = (after.AllocatedBytes - before.AllocatedBytes) / events,
            Frames = viewers.Sum(viewer => viewer.Frames) / events * shape.Events,
            Bytes = viewers.Sum(viewer => viewer.Bytes) / events,
            FirstEvent = Percentiles.Of(viewers.SelectMany(viewer => viewer.FirstEvent)),
            FirstText = Percentiles.Of(viewers.SelectMany(viewer => viewer.FirstText)),
            Token = Percentiles.Of(viewers.SelectMany(viewer => viewer.Token)),
            Critical = Percentiles.Of(viewers.SelectMany(viewer => viewer.Critical)),
        };
    }
}
