using System.Globalization;
using Agent.Protocol;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.EndToEnd;

/// <summary>The hub's process is told to stop while it is at work.</summary>
public sealed class ShutdownTests
{
    private const int ManyRows = 600_000;

    private static readonly AskRequest Question = new() { Question = "What of it?", Dataset = "sites.csv", Mode = AskModes.Model };

    [Test, CancelAfter(400_000)]
    public async Task Sigterm_WhileRunsWork_EveryViewerGetsATerminalEvent_AndTheProcessEndsWell(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await WriteFilesAsync(folder, cancellationToken);
        await using var model = new SilentModel();
        await using var hub = await HubProcess.StartAsync(
            folder.Path,
            [.. model.Settings, "Agent:Runs:Drain=00:00:00.100"],
            cancellationToken
        );
        await using var client = hub.Client();

        var answers = Enumerable
            .Range(0, 3)
            .Select(_ => client.AskAsync(Question, cancellationToken).GetAsyncEnumerator(cancellationToken))
            .ToList();
        foreach (var answer in answers)
            await answer.MoveNextAsync();
        await model.AllAskedAsync(answers.Count, cancellationToken);

        await hub.TerminateAsync(cancellationToken);

        foreach (var answer in answers)
        {
            while (!answer.Current.IsTerminal && await answer.MoveNextAsync())
            {
                // Whatever was open is closed.
            }

            Assert.That((answer.Current as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.Shutdown));
            await answer.DisposeAsync();
        }

        Assert.That(await hub.EndAsync(cancellationToken), Is.Zero);
    }

    [Test, CancelAfter(400_000)]
    public async Task Sigterm_Twice_EndsTheDrainAtOnceWithATerminalEvent_AndNewcomersAreRefusedMeanwhile(
        CancellationToken cancellationToken
    )
    {
        using var folder = new TempFolder();
        await WriteFilesAsync(folder, cancellationToken);
        await using var model = new SilentModel();
        await using var hub = await HubProcess.StartAsync(
            folder.Path,
            [.. model.Settings, "Agent:Runs:Drain=00:05:00"],
            cancellationToken
        );
        await using var client = hub.Client();
        await using var answer = client.AskAsync(Question, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync();
        await model.AllAskedAsync(1, cancellationToken);

        await hub.TerminateAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = hub.Url };
        await Eventually.TrueAsync(
            () =>
                http.PostAsync(new Uri(AgentHubMethods.Path + "/negotiate?negotiateVersion=1", UriKind.Relative), null, cancellationToken)
                    .GetAwaiter()
                    .GetResult()
                    .StatusCode == System.Net.HttpStatusCode.ServiceUnavailable,
            cancellationToken
        );
        await hub.TerminateAsync(cancellationToken);
        while (!answer.Current.IsTerminal && await answer.MoveNextAsync())
        {
            // Whatever was open is closed.
        }

        Assert.That((answer.Current as RunErrorEvent)?.Code, Is.EqualTo(ErrorCodes.Shutdown));
        Assert.That(await hub.EndAsync(cancellationToken), Is.Zero);
    }

    /// <summary>A file to ask, and one that the hub is busy with for as long as it may take to stop, or nearly so.</summary>
    private static async Task WriteFilesAsync(TempFolder folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(folder.File("sites.csv"), "id,site\n1,North\n2,South\n", cancellationToken);
        await using var writer = new StreamWriter(folder.File("plant.csv"));
        await writer.WriteLineAsync("id,site,department,severity,description");
        for (var row = 0; row < ManyRows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"I-{row},Site {row % 40},Department {row % 17},{row % 5},Somebody slipped on step {row} of the stairs"
                )
            );
        }
    }

    /// <summary>An endpoint that takes questions and never answers: a run with it works until it is stopped.</summary>
    private sealed class SilentModel : IAsyncDisposable
    {
        private readonly SemaphoreSlim _asked = new(0);
        private readonly ScriptedModelServer _server;

        public SilentModel() =>
            _server = new ScriptedModelServer(exchange =>
            {
                _asked.Release();
                return exchange.HangAsync();
            });

        public string[] Settings =>
            [
                $"Agent:Model:Endpoint={new Uri(_server.Address, "v1")}",
                "Agent:Model:Name=scripted-1",
                "Agent:Model:WarmUp=false",
                "Agent:Model:FirstTokenTimeout=00:10:00",
            ];

        public async Task AllAskedAsync(int times, CancellationToken cancellationToken)
        {
            for (var asked = 0; asked < times; asked++)
                await _asked.WaitAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _asked.Dispose();
        }
    }
}
