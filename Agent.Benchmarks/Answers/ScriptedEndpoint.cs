using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Benchmarks.Answers;

/// <summary>
/// An OpenAI-compatible endpoint over bare sockets: a question is answered with three tool calls, their results with an answer of 300
/// tokens that quotes figures from them.
/// </summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    // As fast as it goes, tokens are written so many at a time: one write each would measure the two sides' timing.
    private const int TokensAWrite = 16;

    private static readonly byte[] Head = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    );

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _pace;
    private readonly Task _accepting;

    public ScriptedEndpoint(TimeSpan pace)
    {
        _pace = pace;
        _listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
    }

    private async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        socket.NoDelay = true;
        var buffer = new byte[512 * 1024];
        try
        {
            while (await ReadRequestAsync(socket, buffer) is { } body)
            {
                var request = Encoding.UTF8.GetString(body.Span);
                if (AnswerScript.IsFirstTurn(request))
                    await socket.SendAsync((byte[])[.. Head, .. Frame(AnswerScript.Calls(request)), .. End("tool_calls")], _stop.Token);
                else
                    await AnswerAsync(socket, AnswerScript.Tokens(request));
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // The hub went away, or this process does.
        }
    }

    private async Task AnswerAsync(Socket socket, IReadOnlyList<string> tokens)
    {
        await socket.SendAsync(Head, _stop.Token);
        if (_pace > TimeSpan.Zero)
        {
            using var pace = new PeriodicTimer(_pace, TimeProvider.System);
            foreach (var token in tokens)
            {
                await socket.SendAsync(Frame(AnswerScript.Token(token)), _stop.Token);
                await pace.WaitForNextTickAsync(_stop.Token);
            }
        }
        else
        {
            foreach (var some in tokens.Chunk(TokensAWrite))
                await socket.SendAsync((byte[])[.. some.SelectMany(token => Frame(AnswerScript.Token(token)))], _stop.Token);
        }

        await socket.SendAsync(End("stop"), _stop.Token);
    }

    private static byte[] End(string reason) => [.. Frame(AnswerScript.End(reason)), .. Chunk("data: [DONE]\n\n"), .. "0\r\n\r\n"u8];

    private static byte[] Frame(string data) => Chunk($"data: {data}\n\n");

    private static byte[] Chunk(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];
    }

    /// <summary>The body of the next request; null when the connection is closed.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadRequestAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            if (count == 0)
                return null;
            length += count;
            if (Body(buffer.AsMemory(0, length)) is { } body)
                return body;
        }
    }

    private static ReadOnlyMemory<byte>? Body(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var end = span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var field = span[..end].IndexOf("Content-Length: "u8);
        var size = field >= 0 && Utf8Parser.TryParse(span[(field + 16)..], out int length, out _) ? length : 0;
        // A bare null would become empty memory.
        return bytes.Length >= end + 4 + size ? bytes.Slice(end + 4, size) : default(ReadOnlyMemory<byte>?);
    }
}
