using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Core.Threads;
using Agent.Hub.Security;
using Agent.Protocol;

namespace Agent.Hub.Faces.OpenAi;

/// <summary>
/// <c>/v1/responses</c>: a response is a run, its events are a projection of the run's log, and a sequence number is a place in it.
/// </summary>
internal sealed class ResponsesEndpoint(
    FaceRuns runs,
    OpenAiModels models,
    ConversationIndex conversations,
    IThreadStore threads,
    TimeProvider time
)
{
    // What the client set belongs to the response as long as its run lives; the run itself knows nothing of this face.
    private readonly ConditionalWeakTable<Run, JsonObject> _asked = [];

    /// <summary><c>POST /v1/responses</c>.</summary>
    public async Task CreateAsync(HttpContext context)
    {
        using var body = await FaceJson.ReadObjectAsync(context).ConfigureAwait(false);
        var error = body.Refusal is { } refused ? OpenAiError.Of(refused) : null;
        if (body.Object is not { } sent || ResponseRequest.Read(sent, out error) is not { } request)
        {
            await error!.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        using var viewer = runs.TryAdmit(context);
        var dataset = models.Resolve(request.Model, context.Caller(), out error);
        var (thread, failure) = error is null ? await ThreadAsync(request, context).ConfigureAwait(false) : (null, error);
        error = failure ?? (viewer is null ? OpenAiError.Of(FaceRuns.TooManyStreams) : null);
        Run? run = null;
        if (error is null)
        {
            // Named here, so that the id can hold it.
            var ask = new AskRequest
            {
                Question = HiddenTasks.Question(request.Messages.Question),
                Dataset = dataset,
                ThreadId = thread ?? Guid.NewGuid().ToString("N"),
            };
            (run, var refusal) = await runs.StartAsync(request.Extension.ApplyTo(ask), FaceNames.OpenAi, context).ConfigureAwait(false);
            error = refusal is null ? null : OpenAiError.Of(refusal);
        }

        if (error is not null)
        {
            await error.WriteAsync(context).ConfigureAwait(false);
            return;
        }

        _asked.AddOrUpdate(
            run!,
            ResponseObject.Create(request.Model, time.GetUtcNow().ToUnixTimeSeconds(), request.Previous, request.Echo)
        );
        var projection = await ShowAsync(context, run!, viewer!, request.Stream, -1).ConfigureAwait(false);
        if (projection.IsWhole)
            await conversations
                .KeepAsync(request.Messages, projection.Text, run!.Request.ThreadId, context.Caller(), CancellationToken.None)
                .ConfigureAwait(false);
    }

    /// <summary><c>GET /v1/responses/{id}</c>, as it stands, or its events behind a number.</summary>
    public async Task ReadAsync(string id, HttpContext context)
    {
        using var viewer = runs.TryAdmit(context);
        var run = await FindAsync(id, context).ConfigureAwait(false);
        if (viewer is null || run is null)
        {
            await (viewer is null ? OpenAiError.Of(FaceRuns.TooManyStreams) : NotFound(id)).WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var query = context.Request.Query;
        var after = -1L;
        if (
            query["starting_after"].ToString() is { Length: > 0 } text
            && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out after)
        )
            await OpenAiError
                .Invalid("starting_after must be a sequence number.", "starting_after")
                .WriteAsync(context)
                .ConfigureAwait(false);
        else if (string.Equals(query["stream"], "true", StringComparison.OrdinalIgnoreCase))
            await ShowAsync(context, run, viewer, true, after).ConfigureAwait(false);
        else
            await WriteAsync(context, await SoFarAsync(run, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary><c>POST /v1/responses/{id}/cancel</c>.</summary>
    public async Task CancelAsync(string id, HttpContext context)
    {
        if (await FindAsync(id, context).ConfigureAwait(false) is not { } run)
        {
            await NotFound(id).WriteAsync(context).ConfigureAwait(false);
            return;
        }

        run.Stop(ErrorCodes.Cancelled);
        await run.Completion.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, await SoFarAsync(run, context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Writes the events behind a number, or the response when it is whole.</summary>
    private async Task<ResponseProjection> ShowAsync(HttpContext context, Run run, Viewer viewer, bool stream, long after)
    {
        var projection = Projection(run);
        var batches = FaceRuns.FollowAsync(run, null, viewer, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        await using var owned = batches.ConfigureAwait(false);
        var sse = new SseResponse(context, time);
        if (stream)
            await sse.BeginAsync().ConfigureAwait(false);
        while (stream ? await sse.NextAsync(batches).ConfigureAwait(false) : await batches.MoveNextAsync().ConfigureAwait(false))
        {
            foreach (var next in batches.Current.Events.SelectMany(projection.Project))
            {
                if (stream && (int)next["sequence_number"]! > after)
                    sse.WriteData(next, (string)next["type"]!);
            }

            if (stream)
                await sse.FlushAsync().ConfigureAwait(false);
        }

        if (stream)
            return projection;
        if (projection.Error is { } failed)
            await OpenAiError.Of(failed).WriteAsync(context).ConfigureAwait(false);
        else
            await WriteAsync(context, projection.Response).ConfigureAwait(false);
        return projection;
    }

    /// <summary>The response as it stands now, without waiting for more.</summary>
    private async Task<JsonObject> SoFarAsync(Run run, CancellationToken cancellationToken)
    {
        var projection = Projection(run);
        var log = await run.OpenLogAsync(cancellationToken).ConfigureAwait(false);
        var last = log.LastSeq;
        if (last == 0)
            return projection.Response;
        await foreach (var batch in log.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var next in batch.Events)
                projection.Project(next);
            if (batch.End.Seq >= last)
                break;
        }

        return projection.Response;
    }

    private ResponseProjection Projection(Run run) =>
        new(
            new ResponseId(run.Id, run.Request.ThreadId),
            _asked.TryGetValue(run, out var asked)
                ? asked
                : ResponseObject.Create(OpenAiModels.Any, time.GetUtcNow().ToUnixTimeSeconds(), null, [])
        );

    /// <summary>The conversation to go on with: behind the response that is named, or the one that holds what was said before.</summary>
    private async ValueTask<(string? Thread, OpenAiError? Error)> ThreadAsync(ResponseRequest request, HttpContext context)
    {
        var caller = context.Caller();
        if (request.Previous is null)
            return (await conversations.FindAsync(request.Messages, caller, context.RequestAborted).ConfigureAwait(false), null);
        if (ResponseId.Parse(request.Previous) is not { } previous
            || await threads.FindAsync(previous.ThreadId, caller.UserId, context.RequestAborted).ConfigureAwait(false) is not { } thread
            || thread.Turns.FindIndex(turn => turn.RunId == previous.RunId) is not (>= 0 and var at)
        )
            return (
                null,
                new OpenAiError(
                    404,
                    "previous_response_not_found",
                    "There is no such response, or its conversation is no longer kept.",
                    "previous_response_id"
                )
            );
        return (await conversations.ForkAsync(previous.ThreadId, at + 1, caller, context.RequestAborted).ConfigureAwait(false), null);
    }

    private async ValueTask<Run?> FindAsync(string id, HttpContext context) =>
        ResponseId.Parse(id) is { } parsed ? await runs.FindOwnAsync(parsed.RunId, context).ConfigureAwait(false) : null;

    private static OpenAiError NotFound(string id) =>
        new(404, "response_not_found", $"There is no response {id[..Math.Min(id.Length, 100)]}, or it is no longer kept.", "id");

    private static Task WriteAsync(HttpContext context, JsonObject response)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(response.ToJsonString(SseResponse.Json), context.RequestAborted);
    }
}
