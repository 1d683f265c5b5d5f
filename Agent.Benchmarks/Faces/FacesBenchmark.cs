using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming;
using Agent.Benchmarks.Streaming.Load;

namespace Agent.Benchmarks.Faces;

/// <summary>What the faces over HTTP cost beside SignalR: the same hub, the same answers, in turn.</summary>
internal sealed class FacesBenchmark : IBenchmark
{
    private const int Answers = 200;
    private const int Readers = 500;

    public string Verb => "faces";

    public string Summary => "AG-UI and chat completions beside SignalR: first text, 500 readers of one run (--rounds 5)";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var plan = BenchmarkPlan.Of(arguments);
        await using var server = await ServerProcess.StartAsync(cancellationToken);
        if (plan.Has("first"))
            report.Add(
                $"First text, {Answers} answers one after another in each round",
                await FirstTextAsync(server, plan.Rounds, cancellationToken)
            );
        if (plan.Has("readers"))
            report.Add($"{Readers} readers of one run", await ReadersAsync(server, plan, cancellationToken));
    }

    private static async Task<IReadOnlyList<Figure>> FirstTextAsync(ServerProcess server, int rounds, CancellationToken cancellationToken)
    {
        List<double> signalR = [], agUi = [], chat = [];
        for (var round = 0; round < rounds; round++)
        {
            signalR.Add(await FirstText.OverSignalRAsync(server, Answers, cancellationToken));
            agUi.Add(await FirstText.OverAgUiAsync(server, Answers, cancellationToken));
            chat.Add(await FirstText.OverChatAsync(server, Answers, cancellationToken));
        }

        return
        [
            Figure.Of("from making to arrival, SignalR, p50", "ms", signalR),
            Figure.Of("later over AG-UI, p50", "ms", Differences(agUi, signalR)) with { Target = 1 },
            Figure.Of("later over chat completions, p50", "ms", Differences(chat, signalR)) with { Target = 1 },
        ];
    }

    private static async Task<IReadOnlyList<Figure>> ReadersAsync(
        ServerProcess server,
        BenchmarkPlan plan,
        CancellationToken cancellationToken
    )
    {
        List<double> signalR = [], agUi = [], streams = [];
        for (var round = 0; round < plan.Rounds; round++)
        {
            signalR.Add(await new RunReaders(server, Readers, plan.Measured).OverSignalRAsync(cancellationToken));
            agUi.Add(await new RunReaders(server, Readers, plan.Measured).OverHttpAsync(run => $"agui/runs/{run}", cancellationToken));
            streams.Add(
                await new RunReaders(server, Readers, plan.Measured).OverHttpAsync(
                    run => $"runs/{run}/events?offset=-1&live=sse",
                    cancellationToken
                )
            );
        }

        var viewers = Figure.Of("server CPU, viewers over SignalR", "ms/s", signalR);
        return
        [
            viewers,
            Figure.Of("AG-UI ÷ SignalR", "×", Ratios(agUi, signalR)) with { Target = 1.2 },
            Figure.Of("durable streams ÷ SignalR", "×", Ratios(streams, signalR)) with { Target = 1.2 },
        ];
    }

    private static double[] Ratios(List<double> over, List<double> under) => [.. over.Zip(under, (one, other) => one / other)];

    private static double[] Differences(List<double> over, List<double> under) => [.. over.Zip(under, (one, other) => one - other)];
}
