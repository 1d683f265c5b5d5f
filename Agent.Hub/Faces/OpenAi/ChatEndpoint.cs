using System.Text;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal sealed class ChatEndpoint(
    FaceRuns runs,
    OpenAiModels models,
    ConversationIndex conversations,
    HiddenTasks tasks,
    TimeProvider time
)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        using var body = await FaceJson.ReadObjectAsync(context).ConfigureAwait(false);
        var error = body.Refusal is { } refused ? OpenAiError.Of(refused) : null;
        if (body.Object is not { } sent || ChatRequest.Read(sent, context, out error) is not { } request)
        {
            await error!.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var dataset = models.Resolve(request.Model, context.Caller(), out error);
        if (error is not null)
            await error.WriteAsync(context).ConfigureAwait(false);
        else if (
            await tasks.AnswerAsync(request.Messages.Question, dataset, context.Caller(), context.RequestAborted).ConfigureAwait(false) is
            { } hidden
        )
            await AnswerAsync(context, request, hidden).ConfigureAwait(false);
        else
            await AskAsync(context, request, dataset).ConfigureAwait(false);
    }

    private async Task AskAsync(HttpContext context, ChatRequest request, string? dataset)
    {
        using var viewer = runs.TryAdmit(context);
        var thread =
            request.Thread
            ?? await conversations.FindAsync(request.Messages, context.Caller(), context.RequestAborted).ConfigureAwait(false);
        var error =
            viewer is null ? OpenAiError.Of(FaceRuns.TooManyStreams)
            : thread is not null && runs.FindLatest(thread, context) is { Completion.IsCompleted: false } ? Busy(context)
            : null;
        Run? run = null;
        if (error is null)
        {
            var ask = request.Extension.ApplyTo(
                new AskRequest
                {
                    Question = request.Messages.Question,
                    Dataset = dataset,
                    ThreadId = thread,
                }
            );
            (run, var refusal) = await runs.StartAsync(ask, FaceNames.OpenAi, context).ConfigureAwait(false);
            error = refusal is null ? null : OpenAiError.Of(refusal, request.ThreadSource);
        }

        if (error is not null)
        {
            await error.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        // A completion has no address to come back to: who leaves wants no more of it.
        using var leaving = context.RequestAborted.Register(() => run!.Stop(ErrorCodes.Cancelled));
        var projection = new ChatProjection();
        var chunks = Chunks(request, $"chatcmpl-{run!.Id}");
        if (request.Stream)
            await StreamAsync(context, run, viewer!, projection, chunks, request.IncludeUsage).ConfigureAwait(false);
        else
            await WholeAsync(context, run, viewer!, projection, chunks).ConfigureAwait(false);
        if (projection.Result is not null)
            await conversations
                .KeepAsync(request.Messages, projection.Answer, run.Request.ThreadId, context.Caller(), CancellationToken.None)
                .ConfigureAwait(false);
    }

    private async Task StreamAsync(
        HttpContext context,
        Run run,
        Viewer viewer,
        ChatProjection projection,
        ChatChunks chunks,
        bool includesUsage
    )
    {
        var sse = new SseResponse(context, time);
        await sse.BeginAsync().ConfigureAwait(false);
        sse.WriteData(chunks.First());
        var batches = FaceRuns.FollowAsync(run, null, viewer, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        await using var owned = batches.ConfigureAwait(false);
        while (await sse.NextAsync(batches).ConfigureAwait(false))
        {
            foreach (var next in batches.Current.Events)
            {
                if (projection.Project(next) is { } delta)
                    sse.WriteData(chunks.Delta(delta));
            }

            await sse.FlushAsync().ConfigureAwait(false);
        }

        if (projection.Error is { } failed)
        {
            sse.WriteData(OpenAiError.Of(failed).ToJson());
        }
        else
        {
            sse.WriteData(chunks.Stop(projection.Extension(run)));
            if (includesUsage)
                sse.WriteData(chunks.Usage(projection.Result?.Usage));
        }

        sse.Write("data: [DONE]\n\n");
        await sse.FlushAsync().ConfigureAwait(false);
    }

    private static async Task WholeAsync(HttpContext context, Run run, Viewer viewer, ChatProjection projection, ChatChunks chunks)
    {
        var reasoning = new StringBuilder();
        await foreach (var batch in FaceRuns.FollowAsync(run, null, viewer, context.RequestAborted).ConfigureAwait(false))
        {
            foreach (var next in batch.Events)
                reasoning.Append((string?)projection.Project(next)?["reasoning_content"]);
        }

        if (projection.Error is { } failed)
            await OpenAiError.Of(failed).WriteAsync(context).ConfigureAwait(false);
        else
            await WriteAsync(
                    context,
                    chunks.Whole(projection.Answer, reasoning.ToString(), projection.Result?.Usage, projection.Extension(run))
                )
                .ConfigureAwait(false);
    }

    /// <summary>An answer that needed no run.</summary>
    private async Task AnswerAsync(HttpContext context, ChatRequest request, string answer)
    {
        var chunks = Chunks(request, $"chatcmpl-{Guid.NewGuid():N}");
        if (!request.Stream)
        {
            await WriteAsync(context, chunks.Whole(answer, null, null)).ConfigureAwait(false);
            return;
        }

        var sse = new SseResponse(context, time);
        await sse.BeginAsync().ConfigureAwait(false);
        sse.WriteData(chunks.First());
        sse.WriteData(chunks.Delta(new JsonObject { ["content"] = answer }));
        sse.WriteData(chunks.Stop());
        if (request.IncludeUsage)
            sse.WriteData(chunks.Usage(null));
        sse.Write("data: [DONE]\n\n");
        await sse.FlushAsync().ConfigureAwait(false);
    }

    private ChatChunks Chunks(ChatRequest request, string id) =>
        new(id, time.GetUtcNow().ToUnixTimeSeconds(), request.Model, request is { Stream: true, IncludeUsage: true });

    private static OpenAiError Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return new OpenAiError(409, "conflict", "This conversation is still being answered; ask when the answer is there.");
    }

    private static Task WriteAsync(HttpContext context, JsonObject whole)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(whole.ToJsonString(SseResponse.Json), context.RequestAborted);
    }
}
