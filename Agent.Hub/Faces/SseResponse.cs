using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Protocol;

namespace Agent.Hub.Faces;

/// <summary>
/// A response of server-sent events, line ends LF. What was written leaves with the next flush; a stream that is silent gets a comment now
/// and then, so that
/// no proxy takes it for dead.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="time">The clock.</param>
internal sealed class SseResponse(HttpContext context, TimeProvider time)
{
    /// <summary>How JSON of a face is written: letters of every script as they are, as elsewhere on the wire.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = AgentProtocolContext.Encoder };

    private static readonly JsonWriterOptions Writing = new() { Encoder = AgentProtocolContext.Encoder, SkipValidation = true };
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private Task? _silence;

    /// <summary>Where events are written.</summary>
    public PipeWriter Body => context.Response.BodyWriter;

    /// <summary>Sends the headers.</summary>
    public Task BeginAsync()
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        return response.StartAsync(context.RequestAborted);
    }

    /// <summary>Writes text as it is.</summary>
    public void Write(string text)
    {
        var span = Body.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        Body.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    /// <summary>Writes an event with an object as its data.</summary>
    /// <param name="data">The object.</param>
    /// <param name="type">The event's type; null for none.</param>
    public void WriteData(JsonObject data, string? type = null)
    {
        if (type is not null)
            Write($"event: {type}\n");
        Write("data: ");
        using (var json = new Utf8JsonWriter(Body, Writing))
            data.WriteTo(json);
        Write("\n\n");
    }

    /// <summary>Hands over what was written.</summary>
    public async ValueTask FlushAsync() => await Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);

    /// <summary>Waits for the next batch; writes comments meanwhile.</summary>
    public async ValueTask<bool> NextAsync(IAsyncEnumerator<EventBatch> batches)
    {
        var next = batches.MoveNextAsync();
        if (next.IsCompleted)
            return await next.ConfigureAwait(false);
        var moving = next.AsTask();
        while (!moving.IsCompleted)
        {
            _silence ??= Task.Delay(KeepAlive, time, CancellationToken.None);
            if (await Task.WhenAny(moving, _silence).ConfigureAwait(false) != _silence)
                break;
            _silence = null;
            if (moving.IsCompleted)
                break;
            Write(": keep-alive\n\n");
            await Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        return await moving.ConfigureAwait(false);
    }
}
