using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Runs;
using Agent.Core.Threads;
using Agent.Hub.Audit;
using Agent.Hub.Security;
using Agent.Protocol;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace Agent.Hub.Hubs;

/// <summary>
/// The hub's methods as docs/protocol.md lists them. It keeps nothing: runs belong to <see cref="RunManager"/>, streams to
/// <see cref="RunStreams"/>.
/// </summary>
internal sealed partial class AgentHub(
    RunStreams streams,
    RunManager runs,
    IDatasetCatalog catalog,
    IQuestionSuggester suggester,
    IThreadStore threads,
    IDatasetRights rights
) : Microsoft.AspNetCore.SignalR.Hub
{
    private const int Suggestions = 6;
    private const int MostNamed = 20;

    /// <summary>Starts a run, or finds the one this request has started before, and follows it from its first event.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">The connection's, which ends the stream only: the run goes on.</param>
    public IAsyncEnumerable<EventBatch> Ask(AskRequest request, CancellationToken cancellationToken) =>
        streams.AskAsync(request, Context, cancellationToken);

    /// <summary>Joins a run behind a position.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="position">Position of the last event handled; null from the start.</param>
    /// <param name="cancellationToken">The connection's.</param>
    public IAsyncEnumerable<EventBatch> Attach(string runId, Position? position, CancellationToken cancellationToken) =>
        streams.AttachAsync(runId, position, Context, cancellationToken);

    /// <summary>Stops the work of a run; returns at once. False: there is no such run, or it is not the caller's.</summary>
    public async Task<bool> Cancel(string runId)
    {
        var run = await runs.FindAsync(runId, Context.Caller(), Context.ConnectionAborted).ConfigureAwait(false);
        run?.Stop(ErrorCodes.Cancelled);
        return run is not null;
    }

    /// <summary>The datasets the caller may see.</summary>
    public IReadOnlyList<DatasetInfo> Datasets() =>
        Own().List().ToArray();

    /// <summary>What is known of a dataset; waits while it is loading.</summary>
    public async Task<DatasetDescription> Describe(string dataset)
    {
        using var opened = await OpenAsync(dataset).ConfigureAwait(false);
        return opened.Profile.Describe(Own().Find(dataset) ?? throw Unknown());
    }

    /// <summary>The key figures of a dataset, as far as its data allow; waits while it is loading.</summary>
    public Task<HomeContent> Home(string dataset) => HomeIn(dataset, null);

    /// <summary>The same with texts in a language: <c>de</c>; null, or one that is not spoken here, for English.</summary>
    public async Task<HomeContent> HomeIn(string dataset, string? language)
    {
        using var opened = await OpenAsync(dataset).ConfigureAwait(false);
        return await opened.HomeAsync(language, Context.ConnectionAborted).ConfigureAwait(false);
    }

    /// <summary>
    /// Questions that are known to be answerable, best first, without those the conversation has had; waits while the dataset is loading.
    /// </summary>
    public Task<IReadOnlyList<string>> Suggest(string dataset, string? threadId) => SuggestIn(dataset, threadId, null);

    /// <summary>The same in a language; asked in these words, each is answered by its own query.</summary>
    public async Task<IReadOnlyList<string>> SuggestIn(string dataset, string? threadId, string? language)
    {
        using var opened = await OpenAsync(dataset).ConfigureAwait(false);
        var thread = threadId is null
            ? null
            : await threads.FindAsync(threadId, Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false);
        var asked = (thread?.Turns.Select(turn => turn.Question) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return suggester
            .Suggest(opened.Profile, Suggestions + asked.Count, language)
            .Where(question => !asked.Contains(question))
            .Take(Suggestions)
            .ToArray();
    }

    /// <summary>The caller's conversations, latest first; empty for callers without a name.</summary>
    public async Task<IReadOnlyList<ThreadInfo>> Threads() =>
        (await threads.ListAsync(Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false))
            .Select(thread => thread.ToInfo())
            .ToArray();

    /// <summary>Gives a conversation another title. False: there is none of this id, or it is not the caller's.</summary>
    public async Task<bool> RenameThread(string threadId, string title) =>
        threadId is not null
        && await threads.RenameAsync(threadId, Context.Caller().UserId, title, Context.ConnectionAborted).ConfigureAwait(false);

    /// <summary>Forgets a conversation. False: there is none of this id, or it is not the caller's.</summary>
    public async Task<bool> DeleteThread(string threadId) =>
        threadId is not null
        && await threads.DeleteAsync(threadId, Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false);

    /// <summary>A conversation as a Markdown document. Null: there is none of this id, or it is not the caller's.</summary>
    public async Task<string?> ExportThread(string threadId, [FromServices] AuditLog audit)
    {
        var caller = Context.Caller();
        if (
            threadId is null
            || await threads.FindAsync(threadId, caller.UserId, Context.ConnectionAborted).ConfigureAwait(false) is not { } thread
        )
            return null;
        await audit.RecordAsync(caller, AuditActions.Export, threadId).ConfigureAwait(false);
        return ThreadMarkdown.Write(thread);
    }

    /// <summary>A conversation with its questions and answers. Null: there is none of this id, or it is not the caller's.</summary>
    public async Task<ThreadContent?> OpenThread(string threadId) =>
        threadId is null
            ? null
            : (await threads.FindAsync(threadId, Context.Caller().UserId, Context.ConnectionAborted).ConfigureAwait(false))?.ToContent();

    /// <summary>What the caches did since the start.</summary>
    public IReadOnlyList<CacheStatistics> CacheStatistics() => catalog.Statistics();

    /// <summary>Empties the caches; for administrators.</summary>
    public async Task ClearCaches()
    {
        if (!Context.Caller().IsAdmin)
            throw new HubException("forbidden: emptying the caches is for keys with Admin.");
        await catalog.ClearCachesAsync(Context.ConnectionAborted).ConfigureAwait(false);
    }

    private CallerCatalog Own() => new(catalog, rights, Context.Caller(), DatasetAction.List);

    private async Task<IDataset> OpenAsync(string dataset)
    {
        var own = Own();
        if (dataset is not null && own.Find(dataset) is null)
            throw Unknown();
        try
        {
            return await own.OpenAsync(dataset ?? throw Unknown(), Context.ConnectionAborted).ConfigureAwait(false);
        }
        catch (DatasetException failure)
        {
            throw new HubException($"{failure.Code}: {failure.Message}");
        }
    }

    private HubException Unknown() =>
        new(
            $"{ErrorCodes.UnknownDataset}: there is no such dataset. There are: {string.Join(", ", Own().List().Take(MostNamed).Select(info => info.File).DefaultIfEmpty("none"))}."
        );
}
