using System.Diagnostics;
using System.Net;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;

namespace Agent.Tests.Client;

/// <summary>Behind a proxy that knows no WebSockets and holds streams back, both clients move on to what works.</summary>
[CancelAfter(400_000)]
internal sealed class TransportFallbackTests
{
    // Five seconds for each transport that does not work, and what a busy machine needs for the rest; a client that waited as long as HTTP
    // does for one of them would take minutes.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly Version[] Versions = [HttpVersion.Version11, HttpVersion.Version10];

    [TestCaseSource(nameof(Versions))]
    public async Task Ask_BehindABufferingProxy_IsAnsweredByLongPolling(Version version, CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(40)), []);
        await using var proxy = await BufferingProxy.StartAsync(hub.Url, version);
        await using var client = new AgentClient(new AgentClientOptions { Url = proxy.Url });
        var watch = Stopwatch.StartNew();
        var events = await client.AskAsync(new AskRequest { Question = "How many?" }, cancellationToken).ToListAsync(cancellationToken);
        await TestContext.Out.WriteLineAsync($"HTTP/{version}: answered after {watch.Elapsed.TotalSeconds:0.0} s");

        Assert.That(events[^1], Is.TypeOf<RunFinishedEvent>());
        Assert.That(proxy.Tried, Is.EqualTo(new[] { "WebSockets", "ServerSentEvents", "LongPolling" }));
        Assert.That(watch.Elapsed, Is.LessThan(Longest));
    }

    [TestCaseSource(nameof(Versions))]
    public async Task AskInJavaScript_BehindABufferingProxy_IsAnsweredByLongPolling(Version version, CancellationToken cancellationToken)
    {
        await ClientLibrary.BuiltAsync();
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Of(40)), []);
        await using var proxy = await BufferingProxy.StartAsync(hub.Url, version);
        var script = $$"""
            import { AgentClient } from './dist/client/index.js';
            const client = new AgentClient({ url: '{{proxy.Url}}hubs/agent' });
            let last;
            for await (const event of client.ask({ question: 'How many?' })) last = event;
            await client.close();
            console.log(last.type);
            """;
        var watch = Stopwatch.StartNew();
        using var node = Process.Start(
            new ProcessStartInfo(Requires.Program("node", "install Node.js 20 or newer"), ["--input-type=module", "-e", script])
            {
                WorkingDirectory = ClientLibrary.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await node.StandardError.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        await TestContext.Out.WriteLineAsync($"HTTP/{version}: answered after {watch.Elapsed.TotalSeconds:0.0} s");

        Assert.That((output.Trim(), node.ExitCode), Is.EqualTo(("RUN_FINISHED", 0)), errors);
        Assert.That(proxy.Tried, Is.EqualTo(new[] { "WebSockets", "LongPolling" }), "Node.js has no event source of its own");
        Assert.That(watch.Elapsed, Is.LessThan(Longest));
    }

    [Test]
    public void Order_AfterAFallback_BeginsWithTheBestThatWorked()
    {
        var order = new TransportOrder(
            new AgentClientOptions { Url = new Uri("http://localhost") }.Transports,
            WireFormat.Json,
            TimeSpan.FromSeconds(30)
        );
        var tried = new List<HttpTransportType> { order.Current };
        order.MoveOn();
        order.MoveOn();
        order.Worked();
        order.MoveOn();
        order.Begin();
        tried.Add(order.Current);
        order.MoveOn();
        order.Worked();
        order.MoveOn();
        order.Begin();
        tried.Add(order.Current);

        Assert.That(tried, Is.EqualTo(new[] { HttpTransportType.WebSockets, HttpTransportType.LongPolling, HttpTransportType.WebSockets }));
        Assert.That(order.Patience, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Order_OfBinaryMessages_HasNoServerSentEvents() =>
        Assert.That(
            new TransportOrder(
                new AgentClientOptions { Url = new Uri("http://localhost") }.Transports,
                WireFormat.MessagePack,
                TimeSpan.FromSeconds(30)
            ).Count,
            Is.EqualTo(2)
        );
}
