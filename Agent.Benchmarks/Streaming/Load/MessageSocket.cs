using System.Net.WebSockets;
using System.Text;

namespace Agent.Benchmarks.Streaming.Load;

/// <summary>A WebSocket whose messages are received whole, into a buffer that grows to the largest.</summary>
/// <param name="name">Whose it is, for faults.</param>
/// <param name="bytes">Size of the buffer at first.</param>
internal sealed class MessageSocket(string name, int bytes) : IDisposable
{
    // Keep-alive frames of the socket's own would be counted by nobody.
    private readonly ClientWebSocket _socket = new() { Options = { KeepAliveInterval = Timeout.InfiniteTimeSpan } };
    private byte[] _buffer = new byte[bytes];

    public Task ConnectAsync(Uri url, CancellationToken cancellationToken) => _socket.ConnectAsync(url, cancellationToken);

    /// <summary>The next message; it is overwritten by the one after.</summary>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"{name}: the server closed the connection ({_socket.CloseStatusDescription}).");
            length += received.Count;
            if (received.EndOfMessage)
                return _buffer.AsMemory(0, length);
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, 2 * length);
        }
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);

    public Task SendAsync(byte[] bytes, CancellationToken cancellationToken) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, cancellationToken);

    public void Dispose() => _socket.Dispose();
}
