using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Agent.Protocol;
using Microsoft.AspNetCore.Http;

namespace Agent.Benchmarks.Streaming.Server;

/// <summary>A WebSocket without SignalR: a question comes in as text, its answer goes out, until the other side leaves.</summary>
internal sealed class RawSocket(WebSocket socket) : IDisposable
{
    private readonly System.Buffers.ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly SemaphoreSlim _sending = new(1);
    private Utf8JsonWriter? _json;

    /// <summary>Answers every question of a connection.</summary>
    public static async Task ServeAsync(HttpContext context, Func<RawSocket, AnswerShape, string, CancellationToken, Task> answer)
    {
        using var accepted = await context.WebSockets.AcceptWebSocketAsync();
        using var socket = new RawSocket(accepted);
        var buffer = new byte[256];
        try
        {
            while (await accepted.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } received)
                await answer(
                    socket,
                    AnswerShape.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count)),
                    Guid.NewGuid().ToString("N"),
                    context.RequestAborted
                );
        }
        catch (Exception left) when (left is WebSocketException or OperationCanceledException)
        {
            // The load generator leaves in the middle of answers.
        }
    }

    /// <summary>Sends events as one frame, the same record that the hub sends.</summary>
    public async Task SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            EventBatchConverter.Write(Fresh(), batch);
            await FlushAsync(cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends the event alone: nothing a reader could come back with.</summary>
    public Task SendAsync(AgentEvent bare, CancellationToken cancellationToken)
    {
        JsonSerializer.Serialize(Fresh(), bare, AgentProtocolContext.Default.AgentEvent);
        return FlushAsync(cancellationToken);
    }

    public void Dispose()
    {
        _json?.Dispose();
        _sending.Dispose();
    }

    private Utf8JsonWriter Fresh()
    {
        _buffer.ResetWrittenCount();
        _json ??= new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = AgentProtocolContext.Encoder, SkipValidation = true });
        _json.Reset(_buffer);
        return _json;
    }

    private Task FlushAsync(CancellationToken cancellationToken)
    {
        _json!.Flush();
        return socket.SendAsync(_buffer.WrittenMemory, WebSocketMessageType.Text, true, cancellationToken).AsTask();
    }
}
