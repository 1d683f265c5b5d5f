using System.Diagnostics;
using System.Text.Json.Nodes;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Client;

/// <summary>The JavaScript client in Node.js against the real hub on Kestrel, on every transport, whole and cut.</summary>
[CancelAfter(400_000)]
internal sealed class JavaScriptClientTests
{
    [TestCase("WebSockets")]
    [TestCase("ServerSentEvents")]
    [TestCase("LongPolling")]
    public async Task Ask_CutOnce_ResumesAndEqualsTheLog(string transport, CancellationToken cancellationToken)
    {
        await ClientLibrary.BuiltAsync();
        var work = new HeldWork();
        await using var hub = await StreamHub.StartAsync(work);
        await using var proxy = new FaultProxy(hub.Url, new());

        var followed = await FollowAsync(proxy.Url, transport, "whole", () =>
        {
            proxy.CutNow();
            work.Finish();
        }, cancellationToken);

        var events = followed["events"]!.AsArray();
        var log = JsonNode.Parse(await hub.LogTextAsync((string)events[0]!["runId"]!, cancellationToken))!["events"]!;
        Assert.That(JsonNode.DeepEquals(events, log), Is.True, "the events are those of the log");
        Assert.That(
            followed["states"]!.AsArray().Select(state => (string)state!).Distinct(),
            Is.EqualTo(new[] { "connecting", "live", "reconnecting", "resumed", "ended" }));
    }

    [TestCase("WebSockets")]
    [TestCase("ServerSentEvents")]
    [TestCase("LongPolling")]
    public async Task Abort_InTheMiddle_CancelsTheRun(string transport, CancellationToken cancellationToken)
    {
        await ClientLibrary.BuiltAsync();
        await using var hub = await StreamHub.StartAsync(new HeldWork());

        var followed = await FollowAsync(hub.Url, transport, "abort", () => { }, cancellationToken);

        Assert.That((string?)followed["events"]!.AsArray()[^1]!["code"], Is.EqualTo(ErrorCodes.Cancelled));
    }

    private static async Task<JsonNode> FollowAsync(
        Uri hub,
        string transport,
        string mode,
        Action live,
        CancellationToken cancellationToken
    )
    {
        var script = Path.Combine(ClientLibrary.Folder, "tests", "client", "follow.mjs");
        var start = new ProcessStartInfo(Requires.Program("node", "install Node.js 20 or newer"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { script, hub.AbsoluteUri.TrimEnd('/'), transport, mode })
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var error = node.StandardError.ReadToEndAsync(cancellationToken);
        if (await node.StandardOutput.ReadLineAsync(cancellationToken) == "live")
            live();
        var output = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        Assert.That(node.ExitCode, Is.Zero, await error);
        return JsonNode.Parse(output)!;
    }
}
