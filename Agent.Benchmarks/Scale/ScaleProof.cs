using System.Globalization;
using Agent.Benchmarks.Reporting;
using Agent.Client;
using Agent.Protocol;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Benchmarks.Scale;

/// <summary>
/// Viewers of hubs behind one address, for <c>eng/scale-proof.sh</c>, which kills what serves them meanwhile: each asks or joins, follows
/// to the end, and what it
/// saw is compared with the log. Says <c>following RUN</c> for each run that has begun; exit by an exception when anything is lost, doubled
/// or out of order.
/// </summary>
internal sealed class ScaleProof : IBenchmark
{
    private const int RunsPerRound = 10;

    public string Verb => "scale-proof";

    public string Summary => "viewers over --url http://… with --viewers 50: every viewer must see the log (eng/scale-proof.sh)";

    public async Task RunAsync(Report report, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var url = new Uri(Option(arguments, "--url") ?? throw new ArgumentException("Name the hubs' address: --url http://127.0.0.1:8080"));
        var viewers = int.Parse(Option(arguments, "--viewers") ?? "50", CultureInfo.InvariantCulture);
        var question = Option(arguments, "--question") ?? "Top 5 departments by number of incidents";
        var mode = Option(arguments, "--mode");
        var clients = Enumerable.Range(0, viewers).Select(_ => Client(url)).ToList();
        try
        {
            var begun = Enumerable.Range(0, Math.Min(RunsPerRound, viewers))
                .Select(_ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
            var following = clients.Select((client, number) => FollowAsync(client, number, begun, new AskRequest
            {
                Question = question,
                Mode = mode,
                ClientRequestId = Guid.NewGuid().ToString("N"),
            }, cancellationToken)).ToList();
            var seen = await Task.WhenAll(following);
            var ends = seen.CountBy(one => one.End).Select(end => $"{end.Value} {end.Key}");
            var wrong = new List<string>();
            foreach (var run in seen.GroupBy(one => one.RunId))
            {
                var log = await CollectAsync(clients[0].AttachBatchesAsync(run.Key, null, cancellationToken));
                wrong.AddRange(
                    run.Where(one => one.Text != log).Select(one => $"viewer {one.Number} of run {run.Key} saw something else than the log")
                );
            }

            report.Add(
                "Viewers",
                [
                    Figure.Of("viewers that saw the whole log in order", "viewers", [viewers - wrong.Count]) with
                    {
                        Target = viewers,
                        MoreIsBetter = true,
                        Note = string.Join(", ", ends),
                    },
                ]
            );
            if (wrong.Count > 0)
                throw new InvalidOperationException(string.Join('\n', wrong));
            if (seen.Any(one => one.End != EventTypes.RunFinished))
                throw new InvalidOperationException($"Not every run finished: {string.Join(", ", ends)}.");
        }
        finally
        {
            foreach (var client in clients)
                await client.DisposeAsync();
        }
    }

    private static async Task<Seen> FollowAsync(
        AgentClient client, int number, List<TaskCompletionSource<string>> begun, AskRequest ask, CancellationToken cancellationToken)
    {
        var run = begun[number % begun.Count];
        var asks = number < begun.Count;
        var batches = asks
            ? client.AskBatchesAsync(ask, cancellationToken: cancellationToken)
            : client.AttachBatchesAsync(await run.Task, null, cancellationToken);
        var (text, next, end, runId) = (new List<string>(), 1L, string.Empty, string.Empty);
        await foreach (var batch in batches)
        {
            if (batch.Seq != next)
                throw new InvalidOperationException($"Viewer {number}: a batch begins at {batch.Seq} where {next} is next.");
            next = batch.End.Seq + 1;
            runId = batch.RunId;
            if (run.TrySetResult(runId))
                await Console.Out.WriteLineAsync($"following {runId}");
            text.AddRange(batch.Events.Select(Written));
            end = batch.Events[^1].Type;
        }

        return new Seen(number, runId, string.Join('\n', text), end);
    }

    private static async Task<string> CollectAsync(IAsyncEnumerable<EventBatch> batches)
    {
        var text = new List<string>();
        await foreach (var batch in batches)
            text.AddRange(batch.Events.Select(Written));
        return string.Join('\n', text);
    }

    private static string Written(AgentEvent next) =>
        System.Text.Json.JsonSerializer.Serialize(next, AgentProtocolContext.Default.AgentEvent);

    private static AgentClient Client(Uri url) =>
        new(
            new AgentClientOptions
            {
                Url = url,
                BackOff = TimeSpan.FromMilliseconds(50),
                MaxBackOff = TimeSpan.FromSeconds(1),
                ConnectTimeout = TimeSpan.FromSeconds(30),
                ServerTimeout = TimeSpan.FromSeconds(21),
                // All viewers come from one address here, so the proxy does not keep a client at one hub; a WebSocket without negotiation
                // needs no such thing.
                Transports = HttpTransportType.WebSockets,
                ConfigureHttp = http => http.SkipNegotiation = true,
            }
        );

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

    private sealed record Seen(int Number, string RunId, string Text, string End);
}
