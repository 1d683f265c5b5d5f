using System.Diagnostics;
using Agent.Benchmarks.Reporting;
using Agent.Client;
using Agent.Core.Agents;
using Agent.Data.Samples;
using Agent.Hub.Hosting;
using Agent.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Benchmarks.Streaming;

/// <summary>How soon a cancel reaches what a run is doing: a silent model, a running query. The whole hub, over a connection.</summary>
internal static class CancelTimes
{
    private const string Endless =
        "SELECT count(*) FROM \"Incident\" a, \"Incident\" b, \"Incident\" c, \"Incident\" d WHERE a.\"Department\" <> b.\"Department\"";

    private static readonly TimeSpan Underway = TimeSpan.FromMilliseconds(300);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(int rounds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("agent-hub-bench-");
        try
        {
            SampleWorkbook.Write(Path.Combine(folder.FullName, SampleWorkbook.FileName));
            var model = new StubbornModel(Endless);
            await using var app = Build(folder.FullName, model);
            await app.StartAsync(cancellationToken);
            await using var client = new AgentClient(app.Urls.First());
            List<double> silent = [], query = [];
            for (var round = 0; round <= Math.Max(5, rounds); round++)
            {
                silent.Add(await ModelAsync(client, model, cancellationToken));
                query.Add(await QueryAsync(client, cancellationToken));
            }

            // The first of each met code that was never run before.
            return
            [
                Figure.Of("until the model's call is told", "ms", silent[1..]) with { Target = 100 },
                Figure.Of("until a running query has ended and the viewer knows", "ms", query[1..]) with { Target = 100 },
            ];
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static WebApplication Build(string folder, StubbornModel model)
    {
        var builder = HubApplication.CreateBuilder([
            "--urls=http://127.0.0.1:0",
            $"--Agent:Data:Folder={folder}",
            "--Agent:Runs:Drain=00:00:00",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TextWriter.Null);
        builder.Services.AddSingleton<IChatClientFactory>(model);
        return HubApplication.Build(builder);
    }

    private static async Task<double> ModelAsync(AgentClient client, StubbornModel model, CancellationToken cancellationToken)
    {
        var told = model.NextTold();
        var (runId, answer) = await AskAsync(client, StubbornModel.Silent, cancellationToken);
        await model.Called.WaitAsync(cancellationToken);
        var asked = Stopwatch.GetTimestamp();
        await client.CancelAsync(runId, cancellationToken);
        var reached = await told.WaitAsync(cancellationToken);
        await answer.DisposeAsync();
        return Stopwatch.GetElapsedTime(asked, reached).TotalMilliseconds;
    }

    private static async Task<double> QueryAsync(AgentClient client, CancellationToken cancellationToken)
    {
        var (runId, answer) = await AskAsync(client, "query", cancellationToken);
        while (await answer.MoveNextAsync() && answer.Current is not ToolCallEndEvent)
        {
            // Up to the call of the tool.
        }

        await Task.Delay(Underway, TimeProvider.System, cancellationToken);
        var asked = Stopwatch.GetTimestamp();
        await client.CancelAsync(runId, cancellationToken);
        while (!answer.Current.IsTerminal && await answer.MoveNextAsync())
        {
            // Up to the run's end.
        }

        var ended = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        if ((answer.Current as RunErrorEvent)?.Code != ErrorCodes.Cancelled)
            throw new InvalidOperationException($"The run was not cancelled: {answer.Current}");
        await answer.DisposeAsync();
        return ended;
    }

    private static async Task<(string RunId, IAsyncEnumerator<AgentEvent> Answer)> AskAsync(
        AgentClient client,
        string question,
        CancellationToken cancellationToken
    )
    {
        var answer = client
            .AskAsync(new AskRequest { Question = question }, CancelBehaviour.Detach, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync();
        return (((RunStartedEvent)answer.Current).RunId, answer);
    }
}
