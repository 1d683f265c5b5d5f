using System.Collections.Concurrent;
using System.Diagnostics;
using Agent.Protocol;

namespace Agent.Benchmarks.Answers;

/// <summary>So many clients, each asking again as soon as it has its answer; what the hub used meanwhile.</summary>
internal sealed class AnswerLoad(HubUnderLoad hub, int clients, WireForm form, string query, Func<int, AskRequest> ask)
{
    private int _asked;

    /// <summary>Answers taken while nothing is measured, then those that are.</summary>
    public async Task<LoadFigures> RunAsync(int warmUp, int answers, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, clients).Select(_ => new AskingClient(form)).ToList();
        try
        {
            await Task.WhenAll(all.Select(client => client.ConnectAsync(hub.Url, query, cancellationToken)));
            await TakeAsync(all, warmUp, cancellationToken);
            var before = await hub.FiguresAsync(cancellationToken);
            var began = Stopwatch.GetTimestamp();
            var received = await TakeAsync(all, answers, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var after = await hub.FiguresAsync(cancellationToken);
            return new LoadFigures(
                (after.CpuMs - before.CpuMs) / received.Count,
                (after.Allocated - before.Allocated) / 1024.0 / received.Count,
                received.Count / seconds,
                received,
                after
            );
        }
        finally
        {
            all.ForEach(client => client.Dispose());
        }
    }

    /// <summary>All clients ask at the same moment, round after round; what each saw.</summary>
    public async Task<IReadOnlyCollection<Received>> TogetherAsync(int rounds, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(0, clients).Select(_ => new AskingClient(form)).ToList();
        try
        {
            await Task.WhenAll(all.Select(client => client.ConnectAsync(hub.Url, query, cancellationToken)));
            var received = new List<Received>();
            for (var round = 0; round <= rounds; round++)
            {
                var answers = await Task.WhenAll(all.Select(client => client.AskAsync(ask(_asked++), cancellationToken)));
                // The first round warms up.
                if (round > 0)
                    received.AddRange(answers);
            }

            return received;
        }
        finally
        {
            all.ForEach(client => client.Dispose());
        }
    }

    private async Task<IReadOnlyCollection<Received>> TakeAsync(List<AskingClient> all, int answers, CancellationToken cancellationToken)
    {
        var left = answers;
        var received = new ConcurrentBag<Received>();
        await Task.WhenAll(
            all.Select(async client =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    received.Add(await client.AskAsync(ask(Interlocked.Increment(ref _asked)), cancellationToken));
            })
        );
        return received;
    }
}
