using System.Net;
using System.Text.Json;
using Agent.Core.Runs;
using Agent.Hub.Faces.Streams;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Faces.Streams;

/// <summary>A run read as a durable stream, from each place in it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RunStreamTests
{
    [Test, CancelAfter(120_000)]
    public async Task Read_FromEveryOffset_GivesTheRest(CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(30)));
        using var http = new HttpClient { BaseAddress = hub.Url };
        var (run, all) = await AskAsync(hub, token);
        var (events, end) = await ReadAsync(http, $"/runs/{run}/events", token);
        Assert.That(events.Select(next => next.GetRawText()), Is.EqualTo(all));

        var epoch = end.Split('_')[0];
        for (var seq = 0; seq <= all.Count; seq++)
        {
            var (rest, _) = await ReadAsync(http, $"/runs/{run}/events?offset={epoch}_{seq:D16}", token);
            Assert.That(rest.Select(next => next.GetRawText()), Is.EqualTo(all.Skip(seq)), $"behind {seq}");
        }
    }

    [Test, CancelAfter(120_000)]
    public async Task Sse_RunUnderWay_BringsAllAndEnds(CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(40, TimeSpan.FromMilliseconds(5))));
        using var http = new HttpClient { BaseAddress = hub.Url };
        var (run, _) = await hub.Runs.StartAsync(new AskRequest { Question = "How many?" }, Caller.Anonymous, token);
        var body = await http.GetStringAsync(new Uri($"/runs/{run!.Id}/events?offset=-1&live=sse", UriKind.Relative), token);
        var lines = body.Split('\n');
        var events = lines
            .Where(line => line.StartsWith("data:[", StringComparison.Ordinal))
            .SelectMany(line => JsonSerializer.Deserialize<JsonElement[]>(line[5..])!)
            .ToList();

        Assert.Multiple(() =>
        {
            Assert.That(events[0].GetProperty("type").GetString(), Is.EqualTo("RUN_STARTED"));
            Assert.That(events[^1].GetProperty("type").GetString(), Is.EqualTo("RUN_FINISHED"));
            Assert.That(
                string.Concat(
                    events
                        .Where(next => next.GetProperty("type").GetString() == "TEXT_MESSAGE_CONTENT")
                        .Select(next => next.GetProperty("delta").GetString())
                ),
                Is.EqualTo(string.Concat(Enumerable.Range(1, 40).Select(SampleScripts.Token)))
            );
            Assert.That(lines.Last(line => line.StartsWith("data:{", StringComparison.Ordinal)), Does.Contain("\"streamClosed\":true"));
        });
    }

    [TestCase("offset=", HttpStatusCode.BadRequest)]
    [TestCase("offset=nonsense", HttpStatusCode.BadRequest)]
    [TestCase("offset=-1&offset=-1", HttpStatusCode.BadRequest)]
    [TestCase("offset=life_٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠١", HttpStatusCode.BadRequest, Description = "digits of another script")]
    [TestCase("live=sse", HttpStatusCode.BadRequest)]
    [TestCase("offset=-1&live=always", HttpStatusCode.BadRequest)]
    [TestCase("offset=anotherlife_0000000000000001", HttpStatusCode.Gone)]
    [TestCase("offset=now", HttpStatusCode.OK)]
    [TestCase("", HttpStatusCode.OK)]
    [CancelAfter(120_000)]
    public async Task Read_Query_IsAnsweredWith(string query, HttpStatusCode status, CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(3)));
        using var http = new HttpClient { BaseAddress = hub.Url };
        var (run, _) = await AskAsync(hub, token);
        Assert.That((await http.GetAsync(new Uri($"/runs/{run}/events?{query}", UriKind.Relative), token)).StatusCode, Is.EqualTo(status));
    }

    [Test, CancelAfter(120_000)]
    public async Task Read_Again_CostsA304_AndNobodyWrites(CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(3)));
        using var http = new HttpClient { BaseAddress = hub.Url };
        var (run, _) = await AskAsync(hub, token);
        var address = new Uri($"/runs/{run}/events", UriKind.Relative);
        using var first = await http.GetAsync(address, token);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await http.SendAsync(again, token);
        using var written = await http.PostAsync(address, new StringContent("[1]"), token);

        Assert.Multiple(() =>
        {
            Assert.That(first.Headers.GetValues("Stream-Closed").Single(), Is.EqualTo("true"));
            Assert.That(same.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(written.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        });
    }

    [TestCase("9223372036854775807")]
    [TestCase("9223372036854775700")]
    [TestCase("99999999999999999999")]
    [TestCase("-1")]
    public void Cursor_NoHubEverGave_IsPassedOver(string sent)
    {
        var now = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
        Assert.That(StreamCursor.Next(now, sent), Is.EqualTo(StreamCursor.Next(now, null)));
    }

    private static async Task<(string Run, List<string> Events)> AskAsync(StreamHub hub, CancellationToken token)
    {
        var (run, _) = await hub.Runs.StartAsync(new AskRequest { Question = "How many?" }, Caller.Anonymous, token);
        var events = await run!.FollowAsync(null, token).SelectMany(batch => batch.Events).ToListAsync(token);
        return (run.Id, [.. events.Select(next => JsonSerializer.Serialize(next, AgentProtocolContext.Default.AgentEvent))]);
    }

    private static async Task<(List<JsonElement> Events, string End)> ReadAsync(HttpClient http, string address, CancellationToken token)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative), token);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        return (
            JsonSerializer.Deserialize<List<JsonElement>>(await response.Content.ReadAsStringAsync(token))!,
            response.Headers.GetValues("Stream-Next-Offset").Single()
        );
    }
}
