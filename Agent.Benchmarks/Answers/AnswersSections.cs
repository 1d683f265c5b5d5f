using System.Diagnostics;
using Agent.Benchmarks.Data;
using Agent.Benchmarks.Reporting;
using Agent.Benchmarks.Streaming.Load;
using Agent.Protocol;

namespace Agent.Benchmarks.Answers;

/// <summary>The sections of <c>answers</c> over one hub.</summary>
internal sealed class AnswersSections(Report report, AnswersPlan plan, HubUnderLoad hub)
{
    private const string Compact = "events=compact";
    private const int WarmUp = 400;
    private const int FirstEventRounds = 20;
    private const int MemoryAnswers = 2_000;
    private const int PacedAnswers = 20;

    /// <summary>Where its bytes go: one answer by type of event, and what both protocols carry on the wire.</summary>
    public async Task BytesAsync(AskRequest request, CancellationToken cancellationToken)
    {
        report.Add(await TypesAsync("Bytes of one answer, unpaced", request, string.Empty, cancellationToken));
        report.Add(await TypesAsync("The same on a compact stream", request, Compact, cancellationToken));
        report.Add("An answer on the wire", await OnWireAsync(request, string.Empty, null, null, cancellationToken));
        report.Add("An answer on a compact stream", await OnWireAsync(request, Compact, 8, 4, cancellationToken));
    }

    /// <summary>Processor time, memory allocated and answers a second, by number of clients.</summary>
    public async Task LoadAsync(string title, Func<int, AskRequest> ask, double? target, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        foreach (var clients in plan.Clients)
        {
            var rounds = new List<LoadFigures>();
            for (var round = 0; round < plan.Rounds; round++)
            {
                var load = new AnswerLoad(hub, clients, WireForm.Json, string.Empty, ask);
                rounds.Add(await load.RunAsync(round == 0 ? WarmUp : 0, plan.Answers, cancellationToken));
            }

            var name = $"{clients} at once";
            figures.Add(
                Figure.Of($"{name}: hub's processor time an answer", "ms", Values(rounds, round => round.CpuMs)) with
                {
                    Target = clients == 50 ? target : null,
                }
            );
            figures.Add(Figure.Of($"{name}: allocated an answer", "KiB", Values(rounds, round => round.AllocatedKb)));
            figures.Add(Figure.Of($"{name}: answers a second", "/s", Values(rounds, round => round.PerSecond)));
            figures.Add(Figure.Of($"{name}: whole answer, median", "ms", Values(rounds, Whole)));
        }

        report.Add(title, figures);
    }

    /// <summary>Tokens 10 ms apart: bytes of an answer as it comes from a usual model.</summary>
    public async Task PacedAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var load = new AnswerLoad(hub, PacedAnswers, WireForm.Json, string.Empty, _ => request);
        var figures = await load.RunAsync(PacedAnswers, PacedAnswers, cancellationToken);
        report.Add(
            "Answers of a model that gives a token in 10 ms",
            [
                .. await OnWireAsync(request, string.Empty, null, null, cancellationToken),
                .. (await OnWireAsync(request, Compact, null, null, cancellationToken)).Select(figure =>
                    figure with
                    {
                        Name = $"{figure.Name}, compact stream",
                    }
                ),
                new Figure
                {
                    Name = $"{PacedAnswers} at once: hub's processor time an answer",
                    Unit = "ms",
                    Value = figures.CpuMs,
                },
            ]
        );
    }

    /// <summary>From the question to the first event, one asker and fifty at the same moment.</summary>
    public async Task FirstEventAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var one = await new AnswerLoad(hub, 1, WireForm.Json, string.Empty, _ => request).TogetherAsync(200, cancellationToken);
        var many = await new AnswerLoad(hub, 50, WireForm.Json, string.Empty, _ => request).TogetherAsync(
            FirstEventRounds,
            cancellationToken
        );
        var single = Percentiles.Of(one.Select(received => received.FirstMs));
        var together = Percentiles.Of(many.Select(received => received.FirstMs));
        report.Add(
            "From the question to the first event",
            [
                new Figure
                {
                    Name = "one asker, median of 200",
                    Unit = "ms",
                    Value = single.P50,
                    Target = 1,
                },
                new Figure
                {
                    Name = "one asker, p99",
                    Unit = "ms",
                    Value = single.P99,
                },
                new Figure
                {
                    Name = "50 at the same moment, median of 1,000",
                    Unit = "ms",
                    Value = together.P50,
                },
                new Figure
                {
                    Name = "50 at the same moment, p99",
                    Unit = "ms",
                    Value = together.P99,
                    Target = 15,
                },
                await NewClientAsync(request, cancellationToken),
            ]
        );
    }

    /// <summary>Memory after two thousand answers, and again when nobody has asked for a while.</summary>
    public async Task MemoryAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var load = new AnswerLoad(hub, 50, WireForm.Json, string.Empty, _ => request);
        var busy = (await load.RunAsync(0, MemoryAnswers, cancellationToken)).After;
        await Task.Delay(plan.Idle, TimeProvider.System, cancellationToken);
        var idle = await hub.FiguresAsync(cancellationToken);
        report.Add(
            $"The hub's memory with the sample workbook, after {MemoryAnswers:N0} answers more",
            [
                Megabytes("resident, at the end of the load", busy.Resident),
                Megabytes($"resident, {plan.Idle.TotalSeconds:0} s idle", idle.Resident) with
                {
                    Target = 150,
                },
                Megabytes("of that, taken by the managed heap", idle.Committed),
                Megabytes("in use in it, garbage included", idle.Heap),
            ]
        );
    }

    /// <summary>A start over the snapshot that an earlier one made: until it listens, and until it has answered.</summary>
    public static async Task StartAsync(Report report, AnswersPlan plan, ScratchFolder folder, CancellationToken cancellationToken)
    {
        var listening = new List<double>();
        var answered = new List<double>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            await using var hub = await HubUnderLoad.StartAsync(folder, null, plan.Hub, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            using var client = new AskingClient(WireForm.Json);
            await client.ConnectAsync(hub.Url, string.Empty, cancellationToken);
            await client.AskAsync(new AskRequest { Question = "Incidents by month", Mode = AskModes.Offline }, cancellationToken);
            listening.Add(hub.ToListening.TotalMilliseconds);
            answered.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        report.Add(
            "A start over a snapshot",
            [
                Figure.Of("process to listening", "ms", listening) with
                {
                    Target = 350,
                },
                Figure.Of("then connected and answered by the planner", "ms", answered) with
                {
                    Target = 100,
                },
            ]
        );
    }

    private async Task<Grid> TypesAsync(string title, AskRequest request, string query, CancellationToken cancellationToken)
    {
        var types = new WireBytes();
        using var client = new AskingClient(WireForm.Json);
        await client.ConnectAsync(hub.Url, query, cancellationToken);
        await client.AskAsync(request, cancellationToken);
        client.OnFrame = types.Take;
        await client.AskAsync(request, cancellationToken);
        return new Grid(title, ["events", "how many", "JSON, B", "MessagePack, B"], types.Rows());
    }

    private async Task<Figure> NewClientAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var round = 0; round < FirstEventRounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using var client = new AskingClient(WireForm.Json);
            await client.ConnectAsync(hub.Url, string.Empty, cancellationToken);
            var connected = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            times.Add(connected + (await client.AskAsync(request, cancellationToken)).FirstMs);
        }

        return Figure.Of("a new client, connection included", "ms", times) with
        {
            Target = 25,
        };
    }

    private async Task<IReadOnlyList<Figure>> OnWireAsync(
        AskRequest request,
        string query,
        double? json,
        double? packed,
        CancellationToken cancellationToken
    )
    {
        var asJson = await OneAsync(WireForm.Json, request, query, cancellationToken);
        var asPacked = await OneAsync(WireForm.MessagePack, request, query, cancellationToken);
        return
        [
            new Figure
            {
                Name = "JSON",
                Unit = "kB",
                Value = asJson.Bytes / 1000.0,
                Target = json,
                Note = $"{asJson.Frames} frames",
            },
            new Figure
            {
                Name = "MessagePack",
                Unit = "kB",
                Value = asPacked.Bytes / 1000.0,
                Target = packed,
                Note = $"{asPacked.Frames} frames",
            },
        ];
    }

    private async Task<Received> OneAsync(WireForm form, AskRequest request, string query, CancellationToken cancellationToken)
    {
        using var client = new AskingClient(form);
        await client.ConnectAsync(hub.Url, query, cancellationToken);
        await client.AskAsync(request, cancellationToken);
        return await client.AskAsync(request, cancellationToken);
    }

    private static Figure Megabytes(string name, long bytes) =>
        new()
        {
            Name = name,
            Unit = "MB",
            Value = Math.Round(bytes / 1e6, 1),
        };

    private static List<double> Values(List<LoadFigures> rounds, Func<LoadFigures, double> value) => [.. rounds.Select(value)];

    private static double Whole(LoadFigures round) => Percentiles.Of(round.Received.Select(received => received.WholeMs)).P50;
}
