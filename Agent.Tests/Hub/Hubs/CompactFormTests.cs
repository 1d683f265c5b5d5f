using System.Text.Json;
using Agent.Client;
using Agent.Hub.Hubs;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Hubs;

/// <summary>A compact stream says nothing twice, and a client that puts it together again has the events of every other stream.</summary>
[CancelAfter(120_000)]
public sealed class CompactFormTests
{
    private const string TableResult =
        """{"table_id":"t1","columns":["site","count"],"rows":[["A",1]],"total_rows":1,"truncated":false,"evidence":{},"notes":[]}""";

    private const string TextResult = """{"source":"elsewhere","note":"","text":"{\"table_id\":\"t1\"}"}""";

    private static readonly AskRequest Question = new() { Question = "How many?" };

    [TestCase(WireFormat.Json)]
    [TestCase(WireFormat.MessagePack)]
    public async Task Ask_CompactClient_GivesTheEventsOfTheLog(WireFormat format, CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork((_, _) => Answer()));
        await using var client = hub.Client(format: format, compact: true);
        var batches = await client.AskBatchesAsync(Question, cancellationToken: token).ToListAsync(token);
        var runId = batches[0].RunId;
        await using var plain = hub.Client(format: format);
        var whole = await plain.AttachBatchesAsync(runId, null, token).ToListAsync(token);
        var end = whole[^1].End;

        Assert.Multiple(() =>
        {
            Assert.That(batches.Select(batch => (batch.RunId, batch.Epoch)).Distinct(), Has.Exactly(1).EqualTo((runId, end.Epoch)));
            Assert.That(Texts(batches), Is.EqualTo(Texts(whole).Select(text => text.Contains("call-1-result") ? Referring(text) : text)));
        });

        for (var seq = 0L; seq < end.Seq; seq++)
        {
            var rest = await client.AttachBatchesAsync(runId, new Position(end.Epoch, seq), token).ToListAsync(token);
            Assert.That(Texts(rest), Is.EqualTo(Texts(batches).Skip((int)seq)), $"behind {seq}");
        }
    }

    [Test]
    public async Task Ask_CompactConnection_SaysNothingTwice(CancellationToken token)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork((_, _) => Answer()));
        var batches = await SentAsync(hub, "?events=compact", token);
        var events = batches.SelectMany(batch => batch.GetProperty("events").EnumerateArray()).ToList();
        var finished = events[^1].GetProperty("result");

        Assert.Multiple(() =>
        {
            Assert.That(batches[0].TryGetProperty("runId", out _) && batches[0].TryGetProperty("epoch", out _), Is.True);
            Assert.That(
                batches.Skip(1).Any(batch => batch.TryGetProperty("runId", out _) || batch.TryGetProperty("epoch", out _)),
                Is.False
            );
            Assert.That(
                events.Where(next => next.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String)
                    .Select(next => next.GetProperty("content").GetString()),
                Is.EqualTo(new[] { """{"table_id":"t1","total_rows":1,"truncated":false}""", TextResult })
            );
            Assert.That(finished.GetProperty("answer").GetString(), Is.Empty);
            Assert.That(finished.GetProperty("answerIn").GetString(), Is.EqualTo("m"));
        });
    }

    [Test]
    public void Write_BatchOfSeveralViewers_IsEncodedOnceInEachForm()
    {
        var batch = new EventBatch
        {
            RunId = "r",
            Epoch = "e",
            Seq = 2,
            Events = [new ToolCallResultEvent { MessageId = "c-result", ToolCallId = "c", Content = TableResult }],
        };
        batch.Share();
        var (first, second) = (Later(), Later());

        var compact = first.Write(batch).Encoded(BatchEncoding.Json, EventBatchConverter.Encode);
        var again = second.Write(batch).Encoded(BatchEncoding.Json, EventBatchConverter.Encode);
        var plain = batch.Encoded(BatchEncoding.Json, EventBatchConverter.Encode);

        Assert.Multiple(() =>
        {
            Assert.That(again, Is.SameAs(compact));
            Assert.That(System.Text.Encoding.UTF8.GetString(compact), Does.StartWith("""{"seq":2,"""));
            Assert.That(System.Text.Encoding.UTF8.GetString(plain), Does.StartWith("""{"runId":"r","epoch":"e","seq":2,"""));
            Assert.That(plain, Has.Length.GreaterThan(compact.Length + 80));
        });
    }

    private static CompactForm Later()
    {
        var form = new CompactForm();
        form.Write(
            new EventBatch
            {
                RunId = "r",
                Epoch = "e",
                Seq = 1,
                Events = [new StepStartedEvent { StepName = "Reading" }],
            }
        );
        return form;
    }

    private static async Task<List<JsonElement>> SentAsync(StreamHub hub, string query, CancellationToken token)
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(hub.Url, AgentHubMethods.Path + query)).Build();
        await connection.StartAsync(token);
        return await connection.StreamAsync<JsonElement>(AgentHubMethods.Ask, new { question = "How many?" }, token).ToListAsync(token);
    }

    private static List<string> Texts(IEnumerable<EventBatch> batches) =>
        [
            .. batches.SelectMany(batch =>
                batch.Events.Select(next => JsonSerializer.Serialize(next, AgentProtocolContext.Default.AgentEvent))
            ),
        ];

    private static string Referring(string text)
    {
        var result = (ToolCallResultEvent)JsonSerializer.Deserialize(text, AgentProtocolContext.Default.AgentEvent)!;
        return JsonSerializer.Serialize<AgentEvent>(
            result with
            {
                Content = """{"table_id":"t1","total_rows":1,"truncated":false}""",
            },
            AgentProtocolContext.Default.AgentEvent
        );
    }

    // The first text is not the answer; the last is, as the scripted end gives it.
    private static async IAsyncEnumerable<AgentEvent> Answer()
    {
        yield return new TextMessageStartEvent { MessageId = "before" };
        yield return new TextMessageContentEvent { MessageId = "before", Delta = "Let me see." };
        yield return new TextMessageEndEvent { MessageId = "before" };
        yield return new ToolCallStartEvent { ToolCallId = "call-1", ToolCallName = "aggregate_data" };
        yield return new ToolCallEndEvent { ToolCallId = "call-1" };
        yield return new ToolCallResultEvent { MessageId = "call-1-result", ToolCallId = "call-1", Content = TableResult };
        yield return new ToolCallStartEvent { ToolCallId = "call-2", ToolCallName = "elsewhere" };
        yield return new ToolCallEndEvent { ToolCallId = "call-2" };
        yield return new ToolCallResultEvent { MessageId = "call-2-result", ToolCallId = "call-2", Content = TextResult };
        yield return new TextMessageStartEvent { MessageId = "m" };
        yield return new TextMessageContentEvent { MessageId = "m", Delta = "do" };
        await Task.Yield();
        yield return new TextMessageContentEvent { MessageId = "m", Delta = "ne" };
        yield return new TextMessageEndEvent { MessageId = "m" };
    }
}
