using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Streaming;
using Agent.Hub.Faces.Streams;
using Agent.Protocol;

namespace Agent.ConformanceHost;

/// <summary>
/// The write side of durable streams over the product's logs, so that the public suite can run: it makes its streams itself. Reading is the
/// product's own code.
/// </summary>
internal sealed partial class StreamEndpoints(IRunLogStore store, TimeProvider time)
{
    private static readonly StreamTimes Times = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));

    private readonly ConcurrentDictionary<string, HostStream> _streams = new(StringComparer.Ordinal);

    public static void Map(WebApplication app)
    {
        var streams = new StreamEndpoints(StreamStore.Of(app), app.Services.GetRequiredService<TimeProvider>());
        app.Map("/v1/stream/{**path}", (string path, HttpContext context) => streams.AnswerAsync(path, context));
    }

    private async Task AnswerAsync(string path, HttpContext context)
    {
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (_streams.TryGetValue(path, out var stream) && stream.IsExpired(time.GetUtcNow()))
        {
            _streams.TryRemove(path, out _);
            stream = null;
        }

        var method = context.Request.Method;
        if (HttpMethods.IsPut(method))
            await CreateAsync(path, stream, context).ConfigureAwait(false);
        else if (stream is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (HttpMethods.IsPost(method))
            await AppendAsync(stream, context).ConfigureAwait(false);
        else if (HttpMethods.IsGet(method))
            await ReadAsync(stream, context).ConfigureAwait(false);
        else if (HttpMethods.IsHead(method))
            Head(stream, context);
        else
            Delete(path, context);
    }

    private async Task CreateAsync(string path, HostStream? known, HttpContext context)
    {
        var headers = context.Request.Headers;
        var (ttl, expires) = (headers["Stream-TTL"].ToString(), headers["Stream-Expires-At"].ToString());
        DateTimeOffset at = default;
        if (
            (ttl.Length > 0 && expires.Length > 0)
            || (ttl.Length > 0 && !Ttl().IsMatch(ttl))
            || (
                expires.Length > 0
                && !DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at)
            )
        )
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var write = StreamWrite.Read(context.Request);
        var log = known?.Log ?? await store.CreateAsync(Guid.NewGuid().ToString("N"), context.RequestAborted).ConfigureAwait(false);
        var made = new HostStream(log, StreamMessages.Form(write.ContentType ?? "application/octet-stream"))
        {
            Ttl = ttl.Length > 0 ? TimeSpan.FromSeconds(long.Parse(ttl, CultureInfo.InvariantCulture)) : null,
            ExpiresAt = expires.Length > 0 ? at : null,
            BeganClosed = write.Closes,
            UsedAt = time.GetUtcNow(),
        };
        if (known is not null)
        {
            context.Response.StatusCode = made.IsLike(known) ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            Describe(known, context);
            return;
        }

        var body = await BodyAsync(context).ConfigureAwait(false);
        if (StreamMessages.Read(body, made.Form) is not { } messages && body.Length > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteAsync(made, body.Length == 0 ? [] : StreamMessages.Read(body, made.Form)!, write.Closes).ConfigureAwait(false);
        _streams[path] = made;
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}";
        Describe(made, context);
    }

    private async Task AppendAsync(HostStream stream, HttpContext context)
    {
        var body = await BodyAsync(context).ConfigureAwait(false);
        var write = StreamWrite.Read(context.Request);
        await stream.Gate.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            context.Response.StatusCode = await AppendAsync(stream, write, body, context).ConfigureAwait(false);
            context.Response.Headers[StreamHeaders.NextOffset] = StreamOffset.Of(stream.Log.Epoch, stream.Log.LastSeq);
            if (stream.Log.IsCompleted)
                context.Response.Headers[StreamHeaders.Closed] = "true";
        }
        finally
        {
            stream.Gate.Release();
        }
    }

    private async Task<int> AppendAsync(HostStream stream, StreamWrite write, byte[] body, HttpContext context)
    {
        stream.UsedAt = time.GetUtcNow();
        if (!write.IsWellFormed || (body.Length == 0 && !write.Closes) || (body.Length > 0 && write.ContentType is null))
            return StatusCodes.Status400BadRequest;
        if (body.Length > 0 && !string.Equals(Type(write.ContentType!), Type(stream.Form.ContentType), StringComparison.OrdinalIgnoreCase))
            return StatusCodes.Status409Conflict;
        var messages = body.Length == 0 ? [] : StreamMessages.Read(body, stream.Form);
        if (messages is null || (body.Length > 0 && messages.Count == 0))
            return StatusCodes.Status400BadRequest;
        if (Fence(stream, write, context) is { } fenced)
            return fenced;
        if (stream.Log.IsCompleted)
            return body.Length == 0 && write.Producer is null ? StatusCodes.Status204NoContent : StatusCodes.Status409Conflict;
        if (write.Seq is not null && stream.LastSeq is not null && string.CompareOrdinal(write.Seq, stream.LastSeq) <= 0)
            return StatusCodes.Status409Conflict;
        stream.LastSeq = write.Seq ?? stream.LastSeq;
        if (write.Producer is { } producer)
            stream.Producers[producer] = (write.Epoch, write.ProducerSeq);
        await WriteAsync(stream, messages, write.Closes).ConfigureAwait(false);
        if (write.Producer is null)
            return StatusCodes.Status204NoContent;
        SetProducer(context, write.Epoch, write.ProducerSeq);
        return body.Length == 0 ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
    }

    /// <summary>Holds a producer to its epoch and its numbers; null where the write is the next one.</summary>
    private static int? Fence(HostStream stream, StreamWrite write, HttpContext context)
    {
        if (write.Producer is not { } producer)
            return null;
        var isKnown = stream.Producers.TryGetValue(producer, out var last);
        if (!isKnown || write.Epoch > last.Epoch)
        {
            if (write.ProducerSeq == 0)
                return null;
            if (isKnown)
                return StatusCodes.Status400BadRequest;
        }
        else if (write.Epoch < last.Epoch)
        {
            context.Response.Headers["Producer-Epoch"] = last.Epoch.ToString(CultureInfo.InvariantCulture);
            return StatusCodes.Status403Forbidden;
        }
        else if (write.ProducerSeq <= last.Seq)
        {
            SetProducer(context, last.Epoch, last.Seq);
            return StatusCodes.Status204NoContent;
        }

        var expected = isKnown ? last.Seq + 1 : 0;
        if (write.ProducerSeq == expected)
            return null;
        context.Response.Headers["Producer-Expected-Seq"] = expected.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Producer-Received-Seq"] = write.ProducerSeq.ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status409Conflict;
    }

    private static void SetProducer(HttpContext context, long epoch, long seq)
    {
        context.Response.Headers["Producer-Epoch"] = epoch.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Producer-Seq"] = seq.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task WriteAsync(HostStream stream, IReadOnlyList<AgentEvent> messages, bool closes)
    {
        IReadOnlyList<AgentEvent> events = closes ? [.. messages, StreamMessages.End] : messages;
        if (events.Count > 0)
            await stream.Log.AppendAsync(events, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ReadAsync(HostStream stream, HttpContext context)
    {
        stream.UsedAt = time.GetUtcNow();
        await new StreamResponse(context, stream.Log, stream.Form, Times, time).ReadAsync().ConfigureAwait(false);
    }

    private void Head(HostStream stream, HttpContext context)
    {
        new StreamResponse(context, stream.Log, stream.Form, Times, time).Head();
        if (stream.Ttl is { } ttl)
            context.Response.Headers["Stream-TTL"] = ((long)ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (stream.ExpiresAt is { } expires)
            context.Response.Headers["Stream-Expires-At"] = expires.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    }

    private void Delete(string path, HttpContext context) =>
        context.Response.StatusCode = _streams.TryRemove(path, out _) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;

    private static void Describe(HostStream stream, HttpContext context)
    {
        context.Response.ContentType = stream.Form.ContentType;
        context.Response.Headers[StreamHeaders.NextOffset] = StreamOffset.Of(stream.Log.Epoch, stream.Log.LastSeq);
        if (stream.Log.IsCompleted)
            context.Response.Headers[StreamHeaders.Closed] = "true";
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return body.ToArray();
    }

    private static string Type(string contentType) => contentType.Split(';')[0].Trim();

    [GeneratedRegex(@"^(0|[1-9]\d{0,11})$")]
    private static partial Regex Ttl();
}
