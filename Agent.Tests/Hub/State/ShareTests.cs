using System.Net;
using System.Net.Http.Json;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Hub.State;

/// <summary>Links to conversations: one conversation, reading only, until they expire or are withdrawn.</summary>
internal sealed class ShareTests
{
    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=anna", "Agent:Security:ApiKeys:0:Key=anna-anna-anna-anna",
        "Agent:Security:ApiKeys:1:Name=bert", "Agent:Security:ApiKeys:1:Key=bert-bert-bert-bert",
    ];

    [Test, CancelAfter(120_000)]
    public async Task Link_WithoutAKey_LetsReadTheConversationAndItsRunsAndNothingElse(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys);
        await using var anna = hub.Client(key: "anna-anna-anna-anna");
        await using var bert = hub.Client(key: "bert-bert-bert-bert");
        var shared = await AskAsync(anna, cancellationToken);
        var other = await AskAsync(anna, cancellationToken);
        var theirs = await bert.ShareThreadAsync(shared.ThreadId, 1, cancellationToken: cancellationToken);
        var link = await anna.ShareThreadAsync(shared.ThreadId, 1, cancellationToken: cancellationToken);
        using var http = hub.Http();

        var thread = await http.GetFromJsonAsync($"/shared/{link!.Token}", AgentProtocolContext.Default.ThreadContent, cancellationToken);
        var batches = await http.GetFromJsonAsync(
            $"/shared/{link.Token}/runs/{shared.RunId}",
            AgentProtocolContext.Default.EventBatchArray,
            cancellationToken
        );
        Assert.Multiple(async () =>
        {
            Assert.That(theirs, Is.Null, "not theirs to share");
            Assert.That(thread!.Turns.Select(turn => turn.RunId), Is.EqualTo(new[] { shared.RunId }));
            Assert.That(batches!.SelectMany(batch => batch.Events).OfType<TableEvent>(), Is.Not.Empty);
            Assert.That(
                await StatusAsync(http, $"/shared/{link.Token}/runs/{other.RunId}", cancellationToken),
                Is.EqualTo(HttpStatusCode.NotFound)
            );
            Assert.That(
                await StatusAsync(http, $"/shared/{link.ShareId}", cancellationToken),
                Is.EqualTo(HttpStatusCode.NotFound),
                "its hash is no token"
            );
            Assert.That((await anna.SharesAsync(cancellationToken)).Single().Token, Is.Null);
        });

        Assert.That(await bert.WithdrawShareAsync(link.ShareId, cancellationToken), Is.False);
        Assert.That(await anna.WithdrawShareAsync(link.ShareId, cancellationToken), Is.True);
        Assert.That(await StatusAsync(http, $"/shared/{link.Token}", cancellationToken), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test, CancelAfter(120_000)]
    public async Task Link_PastItsTime_LetsNobodyIn(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var hub = await TestHub.StartAsync();
        await using var client = hub.Client();
        var run = await AskAsync(client, cancellationToken);
        var threads = hub.Services.GetRequiredService<Agent.Core.Threads.IThreadStore>();
        var shares = new Agent.Hub.State.Database.ShareStore(
            hub.Services.GetRequiredService<Agent.Hub.State.Database.StateDatabase>(),
            threads,
            time
        );
        var link = await shares.ShareAsync(null, run.ThreadId, null, TimeSpan.FromHours(2), cancellationToken);

        time.Advance(TimeSpan.FromHours(1.9));
        Assert.That(await shares.OpenAsync(link!.Token!, cancellationToken), Is.Not.Null);
        time.Advance(TimeSpan.FromHours(0.2));
        Assert.That(await shares.OpenAsync(link.Token!, cancellationToken), Is.Null);
    }

    private static async Task<RunStartedEvent> AskAsync(Agent.Client.AgentClient client, CancellationToken cancellationToken) =>
        (RunStartedEvent)
            (
                await client
                    .AskAsync(new AskRequest { Question = "Top 5 departments by number of incidents" }, cancellationToken)
                    .ToListAsync(cancellationToken)
            )[0];

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        return response.StatusCode;
    }
}
