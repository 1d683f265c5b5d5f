using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Agent.Benchmarks.Streaming.Load;
using Agent.Protocol;
using MessagePack;

namespace Agent.Benchmarks.Answers;

/// <summary>
/// A client that asks question after question over one connection, speaking SignalR by hand: bytes are counted as they are on the wire, and
/// it takes as little of the machine as it can.
/// </summary>
internal sealed class AskingClient(WireForm form) : IDisposable
{
    private readonly MessageSocket _socket = new("asking", 16 * 1024);
    private int _invocations;

    /// <summary>Told of each frame, without the frame's own head; null: nobody looks.</summary>
    public Action<ReadOnlyMemory<byte>>? OnFrame { get; set; }

    public async Task ConnectAsync(Uri hub, string query, CancellationToken cancellationToken)
    {
        var url = new UriBuilder(hub)
        {
            Scheme = "ws",
            Path = AgentHubMethods.Path,
            Query = query,
        }.Uri;
        await _socket.ConnectAsync(url, cancellationToken);
        var protocol = form == WireForm.Json ? "json" : "messagepack";
        await _socket.SendAsync($"{{\"protocol\":\"{protocol}\",\"version\":1}}\u001e", cancellationToken);
        await _socket.ReceiveAsync(cancellationToken);
    }

    /// <summary>Asks and reads the answer to its end.</summary>
    public async Task<Received> AskAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        await InvokeAsync(request, cancellationToken);
        var first = 0.0;
        var bytes = 0;
        var frames = 0;
        while (true)
        {
            var frame = await _socket.ReceiveAsync(cancellationToken);
            var (items, ended) = form == WireForm.Json ? LookJson(frame.Span) : LookMessagePack(frame);
            if (items > 0 && frames == 0)
                first = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            frames += items;
            // A server's frame has a head of 2, 4 or 10 bytes.
            bytes +=
                frame.Length
                + (
                    frame.Length < 126 ? 2
                    : frame.Length < 65_536 ? 4
                    : 10
                );
            OnFrame?.Invoke(frame);
            if (frame.Span.IndexOf("RUN_ERROR"u8) >= 0)
                throw new InvalidOperationException(Encoding.UTF8.GetString(frame.Span));
            if (ended)
                return new Received(first, Stopwatch.GetElapsedTime(asked).TotalMilliseconds, frames, bytes);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task InvokeAsync(AskRequest request, CancellationToken cancellationToken)
    {
        var id = (++_invocations).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var json = JsonSerializer.Serialize(request, AgentProtocolContext.Default.AskRequest);
        if (form == WireForm.Json)
            await _socket.SendAsync(
                $"{{\"type\":4,\"invocationId\":\"{id}\",\"target\":\"Ask\",\"arguments\":[{json}]}}\u001e",
                cancellationToken
            );
        else
            await _socket.SendAsync(Invocation(id, json), cancellationToken);
    }

    private static byte[] Invocation(string id, string request)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(4);
        writer.WriteMapHeader(0);
        writer.Write(id);
        writer.Write("Ask");
        writer.WriteArrayHeader(1);
        writer.WriteRaw(MessagePackSerializer.ConvertFromJson(request));
        writer.WriteArrayHeader(0);
        writer.Flush();
        var head = new List<byte>();
        for (var left = body.WrittenCount; ; left >>= 7)
        {
            head.Add((byte)(left > 127 ? (left & 127) | 128 : left));
            if (left <= 127)
                break;
        }

        return [.. head, .. body.WrittenSpan];
    }

    private static (int Items, bool Ended) LookJson(ReadOnlySpan<byte> frame) =>
        (frame.Count("{\"type\":2"u8), frame.IndexOf("{\"type\":3"u8) >= 0);

    /// <summary>Messages of a frame, each behind its length, of a kind given by the first number of its array.</summary>
    private static (int Items, bool Ended) LookMessagePack(ReadOnlyMemory<byte> frame)
    {
        var items = 0;
        var ended = false;
        foreach (var message in MessagePackFrames.Of(frame))
        {
            // A small array's head is one byte, a small number another.
            items += message.Span[1] == 2 ? 1 : 0;
            ended |= message.Span[1] == 3;
        }

        return (items, ended);
    }
}
