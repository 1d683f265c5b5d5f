using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;
using Agent.Benchmarks.Streaming.Micro;
using Agent.Benchmarks.Streaming.Server;

namespace Agent.Benchmarks.Streaming;

/// <summary>
/// The hub beside what it could be replaced with, in one run: raw WebSocket, plain SignalR stream, hub. The server has a process of its
/// own.
/// </summary>
internal sealed class StreamingBenchmark : IBenchmark
{
    public const string VerbName = "streaming";

    /// <summary>The argument that makes this process the measured server.</summary>
    public const string Serve = "serve";

    public string Verb => VerbName;

    public string Summary => "hub beside raw WebSocket and plain SignalR; log, merge, serialise (--quick: minutes instead of half an hour)";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Contains(Serve))
        {
            await BenchmarkServer.RunAsync(arguments[^1], cancellationToken);
            return;
        }

        var plan = BenchmarkPlan.Of(arguments);
        if (plan.Has("pieces"))
            report.Add("Pieces, each alone in this process, processor time", await MicroBenchmarks.RunAsync(plan.Rounds));
        if (plan.Has("dispatcher"))
            report.Add("Dispatcher and log, 1,000 runs at 50 tokens/s", await DispatcherCost.MeasureAsync(plan, cancellationToken));
        if (plan.Has("cancel"))
            report.Add("Cancel, from the call", await CancelTimes.MeasureAsync(plan.Rounds, cancellationToken));

        await using var server = await ServerProcess.StartAsync(cancellationToken);
        if (plan.Has("frames"))
            report.Add(
                "One answer of 300 tokens and 3 tool calls",
                await AnswerFrames.MeasureAsync(server, plan.Rounds, cancellationToken)
            );
        if (plan.Has("replay"))
            report.Add("Joining late: an ended run of 10,000 events", await Replay.MeasureAsync(server, plan.Rounds, cancellationToken));
        if (plan.Has("stopped"))
            report.Add("A reader that stops", await StoppedReader.MeasureAsync(server, plan.Rounds, cancellationToken));
        if (plan.Has("idle"))
            report.Add("1,000 runs that do nothing, each with a viewer", await IdleRuns.MeasureAsync(server, plan, cancellationToken));
        if (plan.Has("load") || plan.Has("targets"))
            await new LoadMatrix(server, plan, report).RunAsync(cancellationToken);
    }
}
