using System.Globalization;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.EndToEnd;

/// <summary>The hub's process is told to stop while it is at work.</summary>
public sealed class ShutdownTests
{
    private const int ManyRows = 600_000;

    [Test, CancelAfter(120_000)]
    public async Task Sigterm_WhileRunsWork_EveryViewerGetsATerminalEvent_AndTheProcessEndsWell(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await WriteLargeFileAsync(folder.File("plant.csv"), cancellationToken);
        await using var hub = await HubProcess.StartAsync(folder.Path, ["Agent:Runs:Drain=00:00:00.100"], cancellationToken);
        await using var client = hub.Client();

        // Questions to a file that is being loaded wait for it, which takes longer than the hub may take to stop.
        var answers = Enumerable
            .Range(0, 3)
            .Select(_ =>
                client
                    .AskAsync(new AskRequest { Question = "How many rows are there?" }, cancellationToken)
                    .GetAsyncEnumerator(cancellationToken)
            )
            .ToList();
        foreach (var answer in answers)
        {
            while (await answer.MoveNextAsync() && answer.Current is not StepStartedEvent)
            {
                // Up to the step that waits.
            }
        }

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

    [Test, CancelAfter(120_000)]
    public async Task Sigterm_Twice_EndsTheDrainAtOnceWithATerminalEvent_AndNewcomersAreRefusedMeanwhile(
        CancellationToken cancellationToken
    )
    {
        using var folder = new TempFolder();
        await WriteLargeFileAsync(folder.File("plant.csv"), cancellationToken);
        await using var hub = await HubProcess.StartAsync(folder.Path, ["Agent:Runs:Drain=00:05:00"], cancellationToken);
        await using var client = hub.Client();
        await using var answer = client
            .AskAsync(new AskRequest { Question = "How many rows are there?" }, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await answer.MoveNextAsync() && answer.Current is not StepStartedEvent)
        {
            // Up to the step that waits.
        }

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

    private static async Task WriteLargeFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path);
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
}
