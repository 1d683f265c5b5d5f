using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support;
using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat;

/// <summary>A model behind the product's own hub: its settings, its health, its stream to a client.</summary>
public sealed class WholeHubTests
{
    // Without a figure: one that no result backs would be asked for again.
    private static readonly ModelScript NoFigure = Scripts.Stream(Frames.Answer("There were none."));

    [Test, CancelAfter(120_000)]
    public async Task Start_ModelConfigured_OpensItsConnectionBeforeTheFirstQuestion(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(NoFigure);
        await using var hub = await TestHub.StartAsync([
            $"Agent:Model:Endpoint={ModelHub.Endpoint(server, AddressShape.Plain)}",
            "Agent:Model:Name=scripted-1",
        ]);
        while (server.ConnectionsMade == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, token);
        await using var client = hub.Client();
        await client.AskAsync(new AskRequest { Question = "How many were there?", Mode = AskModes.Model }, token).ToListAsync(token);

        Assert.Multiple(() =>
        {
            Assert.That(server.ConnectionsMade, Is.EqualTo(1), "the question goes over the connection that was opened at start");
            Assert.That(server.Requests, Has.Count.EqualTo(1));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Ask_ModelThatFailsOnce_AnswersAndHealthTellsWithoutNamingTheEndpoint(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(503, ""), NoFigure);
        await using var hub = await TestHub.StartAsync([
            $"Agent:Model:Endpoint={ModelHub.Endpoint(server, AddressShape.Plain)}",
            "Agent:Model:Name=scripted-1",
            "Agent:Model:RetryDelay=00:00:00.010",
            "Agent:Model:WarmUp=false",
        ]);
        await using var client = hub.Client();
        var events = await client
            .AskAsync(new AskRequest { Question = "How many were there?", Mode = AskModes.Model }, token)
            .ToListAsync(token);
        using var http = hub.Http();
        var health = await http.GetStringAsync(new Uri("/health", UriKind.Relative), token);
        var model = JsonDocument.Parse(health).RootElement.GetProperty("models")[0];

        Assert.Multiple(() =>
        {
            Assert.That(((RunFinishedEvent)events[^1]).Result.Answer, Is.EqualTo("There were none."));
            Assert.That(((RunFinishedEvent)events[^1]).Result.AnsweredBy, Is.EqualTo("scripted-1"));
            Assert.That(model.GetProperty("circuit").GetString(), Is.EqualTo("closed"));
            Assert.That((model.GetProperty("requests").GetInt64(), model.GetProperty("retries").GetInt64()), Is.EqualTo((2, 1)));
            Assert.That(model.GetProperty("lastFault").GetString(), Is.EqualTo(ErrorCodes.ModelUnavailable));
            Assert.That(health, Does.Not.Contain("127.0.0.1"));
        });
    }
}
