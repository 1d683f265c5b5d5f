using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Agent.Tests.Support.ScriptedEndpoint;

/// <summary>One request and the means to answer it, byte by byte.</summary>
internal sealed class ScriptedExchange(ScriptedRequest request, NetworkStream stream, Socket socket, CancellationToken token)
{
    private bool _chunked;
    private bool _ended;

    /// <summary>What was asked.</summary>
    public ScriptedRequest Request => request;

    /// <summary>Ends when the server stops.</summary>
    public CancellationToken Token => token;

    /// <summary>A whole response.</summary>
    public async Task RespondAsync(int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await HeadAsync(status, contentType, [.. headers, ("Content-Length", bytes.Length.ToString(CultureInfo.InvariantCulture))]);
        await stream.WriteAsync(bytes, token);
        _ended = true;
    }

    /// <summary>The head of an event stream.</summary>
    public async Task BeginAsync(string contentType = "text/event-stream")
    {
        await HeadAsync(200, contentType, ("Transfer-Encoding", "chunked"));
        _chunked = true;
    }

    /// <summary>Bytes of the body.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        var size = Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await stream.WriteAsync((byte[])[.. size, .. bytes.Span, (byte)'\r', (byte)'\n'], token);
    }

    /// <summary>Text of the body.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Frames, each a piece of its own.</summary>
    public async Task SendAsync(params string[] frames)
    {
        foreach (var frame in frames)
            await WriteAsync(frame);
    }

    /// <summary>Does nothing more until the client goes away.</summary>
    public async Task HangAsync()
    {
        // A client that aborts closes its connection: the read ends.
        while (await stream.ReadAsync(new byte[1], token) > 0)
        {
        }

        throw new IOException("The client went away.");
    }

    /// <summary>Resets the connection.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
        throw new IOException("Reset by the script.");
    }

    /// <summary>Ends the response properly, as far as the script has not. False when the connection cannot be used again.</summary>
    public async Task<bool> EndAsync()
    {
        if (_chunked && !_ended)
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), token);
        return _chunked || _ended;
    }

    private async Task HeadAsync(int status, string contentType, params (string Name, string Value)[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Scripted\r\nContent-Type: {contentType}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), token);
    }
}
