using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Agent.Client;
using Agent.Core.Streaming;
using Agent.Protocol;
using Agent.Tests.Core.Streaming;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Viewers that read nothing, or want too many streams: what they may cost, and that others do not notice.</summary>
public sealed class SlowViewerTests
{
    private static readonly AskRequest Question = new() { Question = "How many incidents?" };

    [Test, CancelAfter(120_000)]
    public async Task ViewerThatStopsReading_IsDroppedWithAReason_AndTheOtherGetsAll(CancellationToken cancellationToken)
    {
        using var log = new WatchedLog(ErrorCodes.SlowViewer);
        // 12 MB: more than sockets and pipes hold on the way to a reader that does not read.
        await using var hub = await StreamHub.StartAsync(
            new ScriptedWork(SampleAnswers.Results(12_000, 1_000)),
            ["Agent:Streaming:ViewerStallTimeout=00:00:01", "Agent:Streaming:MaxLogBytes=67108864"],
            services => services.AddLogging(logging => logging.AddProvider(log)));
        var run = await hub.RunToEndAsync(Question, cancellationToken);

        using var stopped = new ClientWebSocket();
        using var narrow = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectNarrowAsync });
        await stopped.ConnectAsync(
            new UriBuilder(hub.Url) { Scheme = "ws", Path = AgentHubMethods.Path }.Uri,
            narrow,
            cancellationToken
        );
        await SendAsync(stopped, "{\"protocol\":\"json\",\"version\":1}\u001e", cancellationToken);
        await SendAsync(
            stopped,
            $"{{\"type\":4,\"invocationId\":\"1\",\"target\":\"Attach\",\"arguments\":[\"{run.Id}\",null]}}\u001e",
            cancellationToken
        );
        await using var client = hub.Client();
        var other = new LogViewer();
        await other.FollowAsync(client.AttachBatchesAsync(run.Id, null, cancellationToken));
        await log.Seen.WaitAsync(cancellationToken);

        Assert.That(other.LastSeq, Is.EqualTo(12_002));
        // What was in the buffers can still be read; then the connection is gone, long before the run's end.
        var read = await ReadToEndAsync(stopped, cancellationToken);
        Assert.That(read, Is.LessThan(12_000_000));
        await Eventually.TrueAsync(() => hub.Services.GetRequiredService<ViewerGuard>().Count == 0, cancellationToken);
    }

    [Test, CancelAfter(120_000)]
    public async Task MoreStreamsThanAConnectionMay_AreRefused_AndTheOthersGoOn(CancellationToken cancellationToken)
    {
        var work = new HeldWork();
        await using var hub = await StreamHub.StartAsync(work, ["Agent:Streaming:MaxStreamsPerConnection=2"]);
        await using var client = hub.Client();
        var first = await OpenAsync(client, cancellationToken);
        var second = await OpenAsync(client, cancellationToken);

        var refused = await client.AskAsync(Question, cancellationToken).ToListAsync(cancellationToken);
        await using var elsewhere = hub.Client();
        await using var third = await OpenAsync(elsewhere, cancellationToken);

        Assert.That(((RunErrorEvent)refused.Single()).Code, Is.EqualTo(ErrorCodes.RateLimited));
        work.Finish();
        Assert.That(await LastAsync(first), Is.TypeOf<RunFinishedEvent>());
        Assert.That(await LastAsync(second), Is.TypeOf<RunFinishedEvent>());
    }

    [Test, CancelAfter(120_000)]
    public async Task MoreStreamsThanAUserMay_AreRefusedOnEveryConnection_ButNotToOthers(CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new HeldWork(),
        [
            "Agent:Streaming:MaxStreamsPerUser=1",
            "Agent:Security:ApiKeys:0:Name=alice", "Agent:Security:ApiKeys:0:Key=alice-0123456789abcdef",
            "Agent:Security:ApiKeys:1:Name=bob", "Agent:Security:ApiKeys:1:Key=bob-0123456789abcdef",
        ]);
        await using var alice = hub.Client(key: "alice-0123456789abcdef");
        await using var again = hub.Client(key: "alice-0123456789abcdef");
        await using var bob = hub.Client(key: "bob-0123456789abcdef");
        await using var open = await OpenAsync(alice, cancellationToken);

        var refused = await again.AskAsync(Question, cancellationToken).ToListAsync(cancellationToken);
        await using var other = await OpenAsync(bob, cancellationToken);

        Assert.That(((RunErrorEvent)refused.Single()).Code, Is.EqualTo(ErrorCodes.RateLimited));
        Assert.That(other.Current, Is.TypeOf<RunStartedEvent>());
    }

    [Test, CancelAfter(120_000)]
    public async Task SeveralViewersOfABatch_ShareItsEncodedForm(CancellationToken cancellationToken)
    {
        var work = new HeldWork();
        // Read again later, batches come as they were stored, not joined.
        await using var hub = await StreamHub.StartAsync(work, ["Agent:Streaming:MaxReplayEvents=1"]);
        await using var json = hub.Client();
        await using var packed = hub.Client(format: WireFormat.MessagePack);
        var asking = await OpenAsync(json, cancellationToken);
        var runId = ((RunStartedEvent)asking.Current).RunId;
        var attached = packed.AttachAsync(runId, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await attached.MoveNextAsync();
        await work.Opened.WaitAsync(cancellationToken);

        work.Finish();
        await LastAsync(asking);
        await LastAsync(attached);

        var run = hub.Runs.Find(runId, Agent.Core.Runs.Caller.Anonymous)!;
        var stored = (
            await run.FollowAsync(new Position(await EpochAsync(run, cancellationToken), 2), cancellationToken)
                .ToListAsync(cancellationToken)
        )
            .Where(batch => batch.IsShared)
            .ToList();
        Assert.That(stored, Is.Not.Empty);
        Assert.That(
            stored.All(batch =>
                batch.Encoded(BatchEncoding.Json, NotMadeAgain).Length > 0
                && batch.Encoded(BatchEncoding.MessagePack, NotMadeAgain).Length > 0
            ),
            "both forms were kept by the hub's own protocols"
        );
    }

    private static byte[] NotMadeAgain(EventBatch batch) =>
        throw new InvalidOperationException("This batch was encoded for one viewer alone.");

    private static async Task<string> EpochAsync(Agent.Core.Runs.Run run, CancellationToken cancellationToken) =>
        (await run.FollowAsync(null, cancellationToken).FirstAsync(cancellationToken)).Epoch;

    private static async Task<IAsyncEnumerator<AgentEvent>> OpenAsync(AgentClient client, CancellationToken cancellationToken)
    {
        var events = client.AskAsync(Question, CancelBehaviour.Detach, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await events.MoveNextAsync();
        return events;
    }

    private static async Task<AgentEvent> LastAsync(IAsyncEnumerator<AgentEvent> events)
    {
        var last = events.Current;
        while (await events.MoveNextAsync())
            last = events.Current;
        await events.DisposeAsync();
        return last;
    }

    /// <summary>A connection that takes in little unread, however much the system would let it.</summary>
    private static async ValueTask<Stream> ConnectNarrowAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 64 * 1024, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static Task SendAsync(ClientWebSocket socket, string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);

    private static async Task<long> ReadToEndAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        long read = 0;
        try
        {
            while (
                await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } received
            )
                read += received.Count;
        }
        catch (WebSocketException)
        {
            // Reset: the server did not wait for a goodbye.
        }

        return read;
    }
}
