using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Benchmarks.Model;

/// <summary>
/// An OpenAI-compatible endpoint that streams tokens over bare sockets from bytes made beforehand, so that what it costs does not hide what
/// the hub costs. The number
/// behind <c>run-</c> in the question tells whose first token was sent when.
/// </summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    private static readonly byte[] Role = Chunk(
        """{"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"""
    );
    private static readonly byte[] Token = Chunk(
        """{"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[{"index":0,"delta":{"content":" word"},"finish_reason":null}]}"""
    );
    private static readonly byte[] End =
    [
        .. Chunk(
            """{"id":"c1","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"""
        ),
        .. Chunk("[DONE]"),
        .. "0\r\n\r\n"u8,
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _serving = [];
    private readonly long[] _firstTokens = new long[4096];
    private readonly Task _accepting;

    public TokenServer()
    {
        _listener.Start(256);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Tokens of each answer.</summary>
    public int Tokens { get; set; } = 100;

    /// <summary>Time between two tokens.</summary>
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>When the first token of a run was handed to the socket, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long FirstToken(int run) => Volatile.Read(ref _firstTokens[run]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static byte[] Chunk(string data)
    {
        var frame = Encoding.UTF8.GetBytes($"data: {data}\n\n");
        return [.. Encoding.ASCII.GetBytes($"{frame.Length:x}\r\n"), .. frame, .. "\r\n"u8];
    }

    private async Task AcceptAsync()
    {
        while (true)
            _serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
    }

    private async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        socket.NoDelay = true;
        var buffer = new byte[256 * 1024];
        try
        {
            while (await ReadRequestAsync(socket, buffer) is { } run)
                await AnswerAsync(socket, run);
        }
        catch (SocketException)
        {
            // The hub went away.
        }
    }

    private async Task AnswerAsync(Socket socket, int run)
    {
        await socket.SendAsync(Head, _stop.Token);
        await socket.SendAsync(Role, _stop.Token);
        using var pace = new PeriodicTimer(Pace, TimeProvider.System);
        await pace.WaitForNextTickAsync(_stop.Token);
        Volatile.Write(ref _firstTokens[run], TimeProvider.System.GetTimestamp());
        for (var count = 0; count < Tokens; count++)
        {
            await socket.SendAsync(Token, _stop.Token);
            await pace.WaitForNextTickAsync(_stop.Token);
        }

        await socket.SendAsync(End, _stop.Token);
    }

    /// <summary>The number of the run that asks; null when the connection is closed.</summary>
    private async ValueTask<int?> ReadRequestAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
            if (count == 0)
                return null;
            length += count;
            if (IsWhole(buffer.AsSpan(0, length)))
                return RunNumber(buffer.AsSpan(0, length));
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.IndexOf("\r\n\r\n"u8);
        if (body < 0)
            return false;
        var field = bytes[..body].IndexOf("Content-Length: "u8);
        return field < 0
            || (System.Buffers.Text.Utf8Parser.TryParse(bytes[(field + 16)..], out int size, out _) && bytes.Length >= body + 4 + size);
    }

    private static int RunNumber(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.LastIndexOf("run-"u8);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(bytes[(at + 4)..], out int number, out _) ? number : 0;
    }
}
