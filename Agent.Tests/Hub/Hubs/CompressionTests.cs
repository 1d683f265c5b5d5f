using System.Net.WebSockets;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.Hubs;

/// <summary>Compression of WebSocket messages: an option, and off.</summary>
public sealed class CompressionTests
{
    [Test, CancelAfter(120_000)]
    public async Task SwitchedOn_SendsTheSameEventsInAFractionOfTheBytes(CancellationToken cancellationToken)
    {
        var (plain, off) = await AskAsync([], cancellationToken);
        var (compressed, on) = await AskAsync(["Agent:Streaming:Compression=true"], cancellationToken);

        Assert.That(compressed, Is.EqualTo(plain));
        Assert.That(on, Is.LessThan(off / 2), "a client that offers compression gets none unless the hub is told to");
    }

    /// <summary>The events, and how many bytes went to a client that offers compression.</summary>
    private static async Task<(List<string> Types, long Bytes)> AskAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var hub = await StreamHub.StartAsync(new ScriptedWork(SampleAnswers.Results(300, 200)), settings);
        await using var proxy = new FaultProxy(hub.Url, new());
        await using var client = new AgentClient(new AgentClientOptions
        {
            Url = proxy.Url,
            Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets,
            ConfigureHttp = http => http.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new WebSocketDeflateOptions(),
        });
        var events = await client.AskAsync(new AskRequest { Question = "q" }, cancellationToken).ToListAsync(cancellationToken);
        // Neighbouring deltas are joined as they come in time: how many are left is chance.
        var types = events.ConvertAll(e => e.Type);
        return ([.. types.Where((type, index) => index == 0 || types[index - 1] != type)], proxy.Passed);
    }
}
