using System.Text;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Net.Http.Headers;

namespace Agent.Hub.Faces.Streams;

/// <summary>Answers readers of a log as a durable stream: what is there, what comes next, or both as server-sent events.</summary>
/// <param name="context">The request.</param>
/// <param name="log">The log.</param>
/// <param name="form">What it looks like.</param>
/// <param name="options">How long to wait.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamResponse(HttpContext context, IRunLog log, StreamForm form, StreamTimes options, TimeProvider time)
{
    /// <summary>Says where the end is.</summary>
    public void Head()
    {
        var headers = context.Response.Headers;
        context.Response.ContentType = form.ContentType;
        headers.CacheControl = "no-store";
        headers[StreamHeaders.NextOffset] = StreamOffset.Of(log.Epoch, log.LastSeq);
        if (log.IsCompleted)
            headers[StreamHeaders.Closed] = "true";
    }

    /// <summary>Answers a reader.</summary>
    public async Task ReadAsync()
    {
        if (StreamQuery.Read(context.Request.Query, log, out var refusal) is not { } query)
        {
            await FaceProblem.WriteAsync(context, refusal!).ConfigureAwait(false);
            return;
        }

        try
        {
            if (query.Live == StreamQuery.Sse)
                await EventsAsync(query).ConfigureAwait(false);
            else
                await ContentAsync(query).ConfigureAwait(false);
        }
        catch (PositionLostException) when (!context.Response.HasStarted)
        {
            await FaceProblem.WriteAsync(context, new RunRefusal(ErrorCodes.PositionLost)).ConfigureAwait(false);
        }
    }

    private async Task ContentAsync(StreamQuery query)
    {
        var chunk = await StreamChunk.ReadAsync(log, query.After.Seq, form, context.RequestAborted).ConfigureAwait(false);
        if (query.Live == StreamQuery.LongPoll && chunk is { IsEmpty: true, IsClosed: false })
            chunk = await WaitAsync(chunk).ConfigureAwait(false);
        SetHeaders(chunk, query);
        if (query.Live == StreamQuery.LongPoll && chunk.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var tag = $"\"{log.Epoch}:{query.After.Seq}:{chunk.LastSeq}{(chunk.IsClosed ? ":c" : string.Empty)}\"";
        context.Response.Headers.ETag = tag;
        if (query is { Live: null, IsNow: false } && IsHeld(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = form.ContentType;
        context.Response.ContentLength = chunk.Content.Length;
        await context.Response.Body.WriteAsync(chunk.Content, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Whether the reader says that it has this content: by one of several tags, by a weak one, by any.</summary>
    private bool IsHeld(string tag) =>
        context
            .Request.GetTypedHeaders()
            .IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));

    /// <summary>Waits until there is content behind a chunk, or the time is up.</summary>
    private async ValueTask<StreamChunk> WaitAsync(StreamChunk chunk)
    {
        using var timer = new CancellationTokenSource(options.LongPoll, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        try
        {
            while (chunk is { IsEmpty: true, IsClosed: false })
            {
                await MoreAsync(chunk.LastSeq, linked.Token).ConfigureAwait(false);
                chunk = await StreamChunk.ReadAsync(log, chunk.LastSeq, form, linked.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            // Nothing came: the reader is told where it stands.
        }

        return chunk;
    }

    /// <summary>Waits for the event behind a place; ends at once where the log is complete.</summary>
    private async ValueTask MoreAsync(long after, CancellationToken cancellationToken)
    {
        await foreach (var _ in log.ReadAsync(new(log.Epoch, after), cancellationToken).ConfigureAwait(false))
            return;
    }

    private async Task EventsAsync(StreamQuery query)
    {
        if (!form.IsText)
            context.Response.Headers[StreamHeaders.DataEncoding] = "base64";
        var sse = new SseResponse(context, time);
        await sse.BeginAsync().ConfigureAwait(false);
        using var timer = new CancellationTokenSource(options.Events, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, context.RequestAborted);
        var at = query.After.Seq;
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var chunk = await StreamChunk.ReadAsync(log, at, form, linked.Token).ConfigureAwait(false);
                if (isFirst || !chunk.IsEmpty || chunk.IsClosed)
                {
                    Write(sse, chunk, query.Cursor);
                    await sse.FlushAsync().ConfigureAwait(false);
                }

                if (chunk.IsClosed)
                    return;
                at = chunk.LastSeq;
                if (chunk.IsUpToDate)
                    await MoreAsync(at, linked.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            // The reader comes back with its offset: caches and proxies let no response live for ever.
        }
    }

    private void Write(SseResponse sse, StreamChunk chunk, string? cursor)
    {
        if (!chunk.IsEmpty)
        {
            sse.Write("event: data\n");
            var text = form.IsText ? Encoding.UTF8.GetString(chunk.Content.Span) : Convert.ToBase64String(chunk.Content.Span);
            foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
                sse.Write(line.StartsWith(' ') ? $"data: {line}\n" : $"data:{line}\n");
            sse.Write("\n");
        }

        var control = new JsonObject { ["streamNextOffset"] = StreamOffset.Of(log.Epoch, chunk.LastSeq) };
        if (chunk.IsClosed)
            control["streamClosed"] = true;
        else
            control["streamCursor"] = StreamCursor.Next(time.GetUtcNow(), cursor);
        if (chunk.IsUpToDate)
            control["upToDate"] = true;
        sse.Write($"event: control\ndata:{control.ToJsonString()}\n\n");
    }

    private void SetHeaders(StreamChunk chunk, StreamQuery query)
    {
        var headers = context.Response.Headers;
        // A run is its owner's: no cache between may keep it.
        headers.CacheControl = query.Live is null && !query.IsNow ? "private, no-cache" : "no-store";
        headers[StreamHeaders.NextOffset] = StreamOffset.Of(log.Epoch, chunk.LastSeq);
        if (chunk.IsUpToDate)
            headers[StreamHeaders.UpToDate] = "true";
        if (chunk.IsClosed)
            headers[StreamHeaders.Closed] = "true";
        if (query.Live is not null)
            headers[StreamHeaders.Cursor] = StreamCursor.Next(time.GetUtcNow(), query.Cursor);
    }
}
