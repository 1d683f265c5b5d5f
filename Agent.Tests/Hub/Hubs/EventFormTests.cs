using System.Text.Json;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Hubs;

/// <summary>
/// What AG-UI 1.0 does not know stands in <c>metadata</c> on connections that ask for it, and where it always stood on others.
/// </summary>
public sealed class EventFormTests
{
    [TestCase("", true)]
    [TestCase("?events=1.0", false)]
    [TestCase("?events=0.9", true)]
    [CancelAfter(120_000)]
    public async Task Ask_FormOfTheConnection_DecidesWhereTheRequestStands(string query, bool isOld, CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork((_, _) => Replacing()));
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(hub.Url, AgentHubMethods.Path + query)).Build();
        await connection.StartAsync(token);
        var batches = await connection
            .StreamAsync<JsonElement>(AgentHubMethods.Ask, new { question = "How many?" }, token)
            .ToListAsync(token);
        var events = batches.SelectMany(batch => batch.GetProperty("events").EnumerateArray()).ToList();
        var started = events[0];
        var replacing = events.Single(next =>
            next.GetProperty("type").GetString() == "TEXT_MESSAGE_START" && next.GetProperty("messageId").GetString() == "b"
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                (isOld ? started.GetProperty("input") : started.GetProperty("metadata").GetProperty("ask"))
                    .GetProperty("question")
                    .GetString(),
                Is.EqualTo("How many?")
            );
            Assert.That((isOld ? replacing : replacing.GetProperty("metadata")).GetProperty("replaces").GetString(), Is.EqualTo("a"));
            Assert.That(
                started.TryGetProperty(isOld ? "metadata" : "input", out _)
                    || replacing.TryGetProperty(isOld ? "metadata" : "replaces", out _),
                Is.False
            );
        });
    }

    private static async IAsyncEnumerable<AgentEvent> Replacing()
    {
        yield return new TextMessageStartEvent { MessageId = "a" };
        yield return new TextMessageEndEvent { MessageId = "a" };
        yield return new TextMessageStartEvent { MessageId = "b", Replaces = "a" };
        yield return new TextMessageEndEvent { MessageId = "b" };
        await Task.CompletedTask;
    }
}
