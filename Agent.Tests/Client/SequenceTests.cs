using System.Runtime.CompilerServices;
using Agent.Client;
using Agent.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Client;

/// <summary>
/// The .NET client against a hub that repeats events and leaves some out: each is given once, in order, and what is missing is asked for.
/// </summary>
internal sealed class SequenceTests
{
    private const string RunId = "run-1";
    private const string Epoch = "epoch-1";

    [Test, CancelAfter(400_000)]
    public async Task Batches_RepeatedOverlappingAndWithAGap_GiveEachEventOnceInOrder(CancellationToken cancellationToken)
    {
        var script = new OddScript();
        await using var server = await StartAsync(script);
        await using var client = new AgentClient(
            new AgentClientOptions
            {
                Url = AddressOf(server),
                BackOff = TimeSpan.FromMilliseconds(2),
                MaxBackOff = TimeSpan.FromMilliseconds(20),
            }
        );
        var events = await client.AskAsync(new AskRequest { Question = "q" }, cancellationToken).ToListAsync(cancellationToken);

        Assert.That(events.Select(next => next is TextMessageContentEvent text ? text.Delta : next.Type), Is.EqualTo(new[]
        {
            "RUN_STARTED", "TEXT_MESSAGE_START", "a", "b", "TEXT_MESSAGE_END", "RUN_FINISHED",
        }));
        Assert.That(script.Attached, Is.EqualTo(new[] { new Position(Epoch, 2) }), "asked for what was missing, behind what was given");
    }

    private static EventBatch Batch(long seq, params AgentEvent[] events) =>
        new()
        {
            RunId = RunId,
            Epoch = Epoch,
            Seq = seq,
            Events = events,
        };

    private static TextMessageContentEvent Text(string text) => new() { MessageId = "m", Delta = text };

    private static async Task<WebApplication> StartAsync(OddScript script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(script);
        builder.Services.AddSignalR().AddJsonProtocol(options => AgentProtocolJson.Configure(options.PayloadSerializerOptions));
        var app = builder.Build();
        app.MapHub<OddHub>(AgentHubMethods.Path);
        await app.StartAsync();
        return app;
    }

    private static Uri AddressOf(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>What the hub sends.</summary>
    public sealed class OddScript
    {
        private readonly RunStartedEvent _started = new() { ThreadId = "t", RunId = RunId };
        private readonly TextMessageStartEvent _start = new() { MessageId = "m" };
        private readonly RunFinishedEvent _finished = new()
        {
            ThreadId = "t",
            RunId = RunId,
            Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = "ab", AnsweredBy = "offline", Timings = new RunTimings(1, 2) },
        };

        public List<Position> Attached { get; } = [];

        /// <summary>The first event twice, an overlap, then a gap.</summary>
        internal IEnumerable<EventBatch> Ask =>
            [
                Batch(1, _started),
                Batch(1, _started),
                Batch(1, _started, _start),
                Batch(5, new TextMessageEndEvent { MessageId = "m" }, _finished),
            ];

        /// <summary>Some of it again, and the rest.</summary>
        internal IEnumerable<EventBatch> Attach =>
            [
                Batch(2, _start, Text("a")),
                Batch(2, _start, Text("a")),
                Batch(3, Text("a"), Text("b"), new TextMessageEndEvent { MessageId = "m" }, _finished),
            ];
    }

    /// <summary>The hub.</summary>
    public sealed class OddHub(OddScript script) : Microsoft.AspNetCore.SignalR.Hub
    {
        public async IAsyncEnumerable<EventBatch> Ask(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Assert.That(request.Question, Is.EqualTo("q"));
            foreach (var batch in script.Ask)
                yield return batch;
            // The client must not need the stream's end to see the gap.
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public async IAsyncEnumerable<EventBatch> Attach(
            string runId,
            Position? position,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            Assert.That(runId, Is.EqualTo(RunId));
            script.Attached.Add(position!.Value);
            foreach (var batch in script.Attach)
                yield return batch;
            await Task.CompletedTask.WaitAsync(cancellationToken);
        }
    }
}
