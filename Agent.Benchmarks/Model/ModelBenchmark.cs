using Agent.Benchmarks.Reporting;

namespace Agent.Benchmarks.Model;

/// <summary>What the hub adds to a model's stream: time to the first visible event, and memory per token.</summary>
internal sealed class ModelBenchmark : IBenchmark
{
    private const int Repeats = 5;
    private const int Concurrent = 50;

    /// <inheritdoc/>
    public string Verb => "model";

    /// <inheritdoc/>
    public string Summary => "first visible event after the model's first token, allocations per token";

    /// <inheritdoc/>
    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using var server = new TokenServer();
        await using var hub = new ModelHarness(server.Address);
        await hub.ReadyAsync(cancellationToken);
        await RoundAsync(server, hub, Concurrent, cancellationToken);

        var plain = await RepeatAsync(
            "plain HttpClient, first bytes",
            async () => Percentile(await PlainAsync(server, cancellationToken), 0.5)
        );
        var one = await RepeatAsync(
            "one run at a time, median",
            async () => Percentile(await OneByOneAsync(server, hub, cancellationToken), 0.5)
        );
        var many = await RepeatAsync(
            "50 runs at once, median",
            async () => Percentile(await RoundsAsync(server, hub, cancellationToken), 0.5)
        );
        var tail = await RepeatAsync(
            "50 runs at once, p99 of 500",
            async () => Percentile(await RoundsAsync(server, hub, cancellationToken), 0.99)
        );
        report.Add(
            "First visible event after the endpoint's first token",
            [
                plain,
                one.Against(plain) with
                {
                    Target = 5,
                },
                many.Against(plain) with
                {
                    Target = 5,
                },
                tail.Against(plain) with
                {
                    Target = 20,
                },
            ]
        );

        var bytes = await RepeatAsync(
            "allocated per token, socket to log",
            () => BytesPerTokenAsync(server, async number => await (await hub.StartAsync(number, cancellationToken)).Completion),
            "B"
        );
        var share = await RepeatAsync(
            "of that, socket to the chat client's update",
            () => BytesPerTokenAsync(server, number => hub.ReadAsync(number, cancellationToken)),
            "B"
        );
        report.Add("Memory", [bytes with { Target = 1024, Note = "tokens 1 ms apart; the endpoint allocates nothing" }, share]);
    }

    private static async Task<Figure> RepeatAsync(string name, Func<Task<double>> measure, string unit = "ms")
    {
        var values = new List<double>();
        for (var count = 0; count < Repeats; count++)
            values.Add(await measure());
        return Figure.Of(name, unit, values);
    }

    private static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return values[(int)Math.Ceiling(share * values.Count) - 1];
    }

    /// <summary>The floor: how long the bytes themselves take.</summary>
    private static async Task<List<double>> PlainAsync(TokenServer server, CancellationToken cancellationToken)
    {
        server.Tokens = 1;
        using var http = new HttpClient();
        var buffer = new byte[4096];
        var times = new List<double>();
        for (var count = 0; count < 20; count++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Address + "/chat/completions")
            {
                Content = new StringContent($"run-{count}"),
            };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            // The role's chunk comes first; the token is the read after it.
            await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: true, cancellationToken);
            await stream.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: true, cancellationToken);
            times.Add(TimeProvider.System.GetElapsedTime(server.FirstToken(count)).TotalMilliseconds);
            await stream.CopyToAsync(Stream.Null, cancellationToken);
        }

        return times;
    }

    private static async Task<List<double>> OneByOneAsync(TokenServer server, ModelHarness hub, CancellationToken cancellationToken)
    {
        server.Tokens = 5;
        var times = new List<double>();
        for (var count = 0; count < 20; count++)
            times.AddRange(await RoundAsync(server, hub, 1, cancellationToken));
        return times;
    }

    private static async Task<List<double>> RoundsAsync(TokenServer server, ModelHarness hub, CancellationToken cancellationToken)
    {
        server.Tokens = 100;
        var times = new List<double>();
        for (var count = 0; count < 10; count++)
            times.AddRange(await RoundAsync(server, hub, Concurrent, cancellationToken));
        return times;
    }

    private static async Task<List<double>> RoundAsync(TokenServer server, ModelHarness hub, int runs, CancellationToken cancellationToken)
    {
        server.Pace = TimeSpan.FromMilliseconds(5);
        var firsts = await Task.WhenAll(
            Enumerable
                .Range(0, runs)
                .Select(async number =>
                    await ModelHarness.FirstTextAsync(await hub.StartAsync(number, cancellationToken), cancellationToken)
                )
        );
        return
        [
            .. firsts.Select((first, number) => TimeProvider.System.GetElapsedTime(server.FirstToken(number), first).TotalMilliseconds),
        ];
    }

    /// <summary>The difference of a long and a short answer: what a run costs besides its tokens falls out.</summary>
    private static async Task<double> BytesPerTokenAsync(TokenServer server, Func<int, Task> answer)
    {
        const int few = 200;
        const int lots = 1_200;
        server.Pace = TimeSpan.FromMilliseconds(1);
        return (await BytesAsync(lots) - await BytesAsync(few)) / (double)(lots - few);

        async Task<long> BytesAsync(int tokens)
        {
            server.Tokens = tokens;
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await answer(0);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }
}
