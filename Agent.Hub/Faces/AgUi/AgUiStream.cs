using System.Text.Json.Nodes;
using Agent.Core.Runs;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Hub.Faces.AgUi;

/// <summary>
/// Writes a run as a stream of AG-UI. From the start: every event. Behind a position, for a client that begins anew: 1. RUN_STARTED; 2.
/// what was before as
/// MESSAGES_SNAPSHOT; 3. the starts of what is open; 4. the events from there on. Behind a position, for one that goes on: the events
/// alone.
/// </summary>
internal sealed class AgUiStream(HttpContext context, AgUiProjection projection, TimeProvider time)
{
    private readonly SseResponse _sse = new(context, time);
    private long _skipped;

    /// <summary>Writes the run behind a position to its end.</summary>
    public async Task WriteAsync(Run run, Position? after, Viewer viewer)
    {
        var batches = FaceRuns.FollowAsync(run, after, viewer, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        await using var owned = batches.ConfigureAwait(false);
        if (!await batches.MoveNextAsync().ConfigureAwait(false) || await IsRefusedAsync(batches.Current).ConfigureAwait(false))
            return;
        await _sse.BeginAsync().ConfigureAwait(false);
        do
        {
            Write(batches.Current);
            await _sse.FlushAsync().ConfigureAwait(false);
        }
        while (await _sse.NextAsync(batches).ConfigureAwait(false));
    }

    /// <summary>Writes the run for a client that begins anew: what happened up to a position as a snapshot, then the rest.</summary>
    /// <param name="run">The run.</param>
    /// <param name="before">The conversation before it.</param>
    /// <param name="upTo">Sequence of the last event that goes into the snapshot.</param>
    /// <param name="viewer">The reader.</param>
    public async Task JoinAsync(Run run, IEnumerable<JsonObject> before, long upTo, Viewer viewer)
    {
        var batches = FaceRuns.FollowAsync(run, null, viewer, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        await using var owned = batches.ConfigureAwait(false);
        if (!await batches.MoveNextAsync().ConfigureAwait(false) || await IsRefusedAsync(batches.Current).ConfigureAwait(false))
            return;
        await _sse.BeginAsync().ConfigureAwait(false);
        var shown = new AgUiMessages();
        var hasBegun = false;
        do
        {
            var batch = batches.Current;
            for (; _skipped < upTo && _skipped < batch.End.Seq && !EventAt(batch, _skipped + 1).IsTerminal; _skipped++)
                shown.Add(EventAt(batch, _skipped + 1));
            var isThere = _skipped >= upTo || EventAt(batch, Math.Min(_skipped + 1, batch.End.Seq)).IsTerminal;
            if (!isThere)
                continue;
            if (!hasBegun)
                Begin(run, before, shown);
            hasBegun = true;
            Write(batch);
            await _sse.FlushAsync().ConfigureAwait(false);
        }
        while (await _sse.NextAsync(batches).ConfigureAwait(false));
    }

    /// <summary>Writes a conversation without a run that is live or retained.</summary>
    public async Task ShowAsync(IEnumerable<JsonObject> messages)
    {
        await _sse.BeginAsync().ConfigureAwait(false);
        Write(null, projection.Started());
        Write(null, Snapshot(messages));
        Write(null, projection.Success());
        await _sse.FlushAsync().ConfigureAwait(false);
    }

    private void Begin(Run run, IEnumerable<JsonObject> before, AgUiMessages shown)
    {
        Write(null, projection.Started());
        Write(null, Snapshot([.. before, AgUiHistory.Message($"{run.Id}-question", "user", run.Request.Ask.Question), .. shown.Messages]));
        foreach (var custom in shown.Customs)
            Write(null, projection.Project(custom));
        foreach (var open in shown.Open)
            Write(null, projection.Project(open));
    }

    private static JsonObject Snapshot(IEnumerable<JsonObject> messages) =>
        new() { ["type"] = "MESSAGES_SNAPSHOT", ["messages"] = new JsonArray([.. messages.Select(message => message.DeepClone())]) };

    private async ValueTask<bool> IsRefusedAsync(EventBatch batch)
    {
        if (batch.Epoch.Length > 0)
            return false;
        var error = (RunErrorEvent)batch.Events[0];
        await FaceProblem.WriteAsync(context, new RunRefusal(error.Code, error.Metadata?.Problem.Detail)).ConfigureAwait(false);
        return true;
    }

    private void Write(EventBatch batch)
    {
        // All viewers of a run share the bytes of what looks the same to each of them.
        if (batch.IsShared && _skipped < batch.Seq && !HasOwn(batch))
        {
            var shared = batch.Encoded(BatchEncoding.ServerSentEvents, AgUiFrames.Encode);
            shared.CopyTo(_sse.Body.GetSpan(shared.Length));
            _sse.Body.Advance(shared.Length);
            return;
        }

        for (var seq = Math.Max(batch.Seq, _skipped + 1); seq <= batch.End.Seq; seq++)
        {
            var next = EventAt(batch, seq);
            var id = AgUiFrames.Id(batch.Epoch, seq);
            if (AgUiProjection.Differs(next))
                Write(id, next is RunStartedEvent && _skipped > 0 ? null : projection.Project(next));
            else
                AgUiFrames.Write(_sse.Body, id, next);
        }
    }

    private void Write(string? id, JsonObject? next)
    {
        if (next is null)
            return;
        if (id is not null)
            _sse.Write($"id: {id}\n");
        _sse.WriteData(next);
    }

    private static bool HasOwn(EventBatch batch)
    {
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (AgUiProjection.Differs(batch.Events[i]))
                return true;
        }

        return false;
    }

    private static AgentEvent EventAt(EventBatch batch, long seq) => AgUiIds.InThread(batch.Events[(int)(seq - batch.Seq)], batch.RunId);
}
