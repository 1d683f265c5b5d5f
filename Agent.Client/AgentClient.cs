using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Agent.Client;

/// <summary>
/// Asks a hub and follows the answers. Streams come back by themselves after a cut and give every event exactly once, in order.
/// One client is one connection, for any number of streams; safe for concurrent use.
/// </summary>
public sealed class AgentClient : IAsyncDisposable
{
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(5);

    private readonly AgentClientOptions _options;
    private readonly HubLink _link;

    /// <summary>Makes a client; it connects with its first call.</summary>
    public AgentClient(AgentClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _link = new HubLink(options);
    }

    /// <summary>Makes a client with default options.</summary>
    /// <param name="url">The server's address.</param>
    public AgentClient(string url)
        : this(new AgentClientOptions { Url = new Uri(url) })
    {
    }

    /// <summary>A stream broke or goes on. Raised on the stream's own thread; handlers must not block.</summary>
    public event EventHandler<StreamStateChangedEventArgs>? StreamStateChanged;

    /// <summary>
    /// Asks a question and gives the events of its run; the last is a <see cref="RunFinishedEvent"/> or a <see cref="RunErrorEvent"/>.
    /// Cancelling the enumeration cancels the run; leaving the loop otherwise only stops watching.
    /// </summary>
    /// <exception cref="AgentClientException">The hub cannot be reached, or refused the call as malformed.</exception>
    public IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, CancellationToken cancellationToken = default) =>
        AskAsync(request, CancelBehaviour.CancelRun, cancellationToken);

    /// <inheritdoc cref="AskAsync(AskRequest, CancellationToken)"/>
    /// <param name="request">The question. A missing <see cref="AskRequest.ClientRequestId"/> is filled in, so that asking again after a
    /// cut cannot start a second run.</param>
    /// <param name="onCancel">What cancelling means for the run.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<AgentEvent> AskAsync(
        AskRequest request,
        CancelBehaviour onCancel,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var batch in AskBatchesAsync(request, onCancel, cancellationToken).ConfigureAwait(false))
        {
            foreach (var agentEvent in batch.Events)
                yield return agentEvent;
        }
    }

    /// <summary>As <see cref="AskAsync(AskRequest, CancellationToken)"/>, batch by batch, for callers that keep positions.</summary>
    public IAsyncEnumerable<EventBatch> AskBatchesAsync(
        AskRequest request,
        CancelBehaviour onCancel = CancelBehaviour.CancelRun,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ClientRequestId is null)
            request = request with { ClientRequestId = Guid.NewGuid().ToString("N") };
        return FollowAsync(new RunFollower(_link, _options, request, null, null, Report), onCancel, cancellationToken);
    }

    /// <summary>Joins a run while it is live or retained.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="after">Position of the last event handled; null = from the start.</param>
    /// <param name="cancellationToken">Ends the enumeration; the run goes on.</param>
    public async IAsyncEnumerable<AgentEvent> AttachAsync(
        string runId,
        Position? after = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var batch in AttachBatchesAsync(runId, after, cancellationToken).ConfigureAwait(false))
        {
            foreach (var agentEvent in batch.Events)
                yield return agentEvent;
        }
    }

    /// <summary>As <see cref="AttachAsync"/>, batch by batch, for callers that keep positions.</summary>
    public IAsyncEnumerable<EventBatch> AttachBatchesAsync(
        string runId,
        Position? after = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        return FollowAsync(new RunFollower(_link, _options, null, runId, after, Report), CancelBehaviour.Detach, cancellationToken);
    }

    /// <summary>Cancels a run; its viewers see it end. Cancelling a run that has ended does nothing.</summary>
    public Task CancelAsync(string runId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => Of(hub.InvokeAsync(AgentHubMethods.Cancel, runId, token)), cancellationToken);

    /// <summary>The datasets the caller may see.</summary>
    public Task<IReadOnlyList<DatasetInfo>> DatasetsAsync(CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<IReadOnlyList<DatasetInfo>>(AgentHubMethods.Datasets, token), cancellationToken);

    /// <summary>Columns, kinds, ranges and data-quality notes of a dataset.</summary>
    /// <param name="dataset">Id or file name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<DatasetDescription> DescribeAsync(string dataset, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<DatasetDescription>(AgentHubMethods.Describe, dataset, token), cancellationToken);

    /// <summary>Questions that are known to be answerable, best first.</summary>
    /// <param name="dataset">Id or file name.</param>
    /// <param name="threadId">The conversation to go on from; null: none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> SuggestAsync(
        string dataset,
        string? threadId = null,
        CancellationToken cancellationToken = default
    ) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<IReadOnlyList<string>>(AgentHubMethods.Suggest, dataset, threadId, token),
            cancellationToken
        );

    /// <summary>Questions that are known to be answerable, best first, in a language.</summary>
    /// <param name="dataset">Id or file name.</param>
    /// <param name="threadId">The conversation to go on from; null: none.</param>
    /// <param name="language">Its tag: <c>de</c>; null, or one that is not spoken, for English.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> SuggestAsync(
        string dataset,
        string? threadId,
        string? language,
        CancellationToken cancellationToken = default
    ) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<IReadOnlyList<string>>(AgentHubMethods.SuggestIn, dataset, threadId, language, token),
            cancellationToken
        );

    /// <summary>The caller's conversations, latest first; empty for callers without a key.</summary>
    public Task<IReadOnlyList<ThreadInfo>> ThreadsAsync(CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<IReadOnlyList<ThreadInfo>>(AgentHubMethods.Threads, token), cancellationToken);

    /// <summary>The key figures of a dataset, as far as its data allow.</summary>
    /// <param name="dataset">Id or file name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<HomeContent> HomeAsync(string dataset, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<HomeContent>(AgentHubMethods.Home, dataset, token), cancellationToken);

    /// <summary>The key figures of a dataset with texts in a language.</summary>
    /// <param name="dataset">Id or file name.</param>
    /// <param name="language">Its tag: <c>de</c>; null, or one that is not spoken, for English.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<HomeContent> HomeAsync(string dataset, string? language, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<HomeContent>(AgentHubMethods.HomeIn, dataset, language, token), cancellationToken);

    /// <summary>Gives a conversation another title; false when the caller has none of this id.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="title">The title; one line of up to 120 characters is kept of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<bool> RenameThreadAsync(string threadId, string title, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<bool>(AgentHubMethods.RenameThread, threadId, title, token), cancellationToken);

    /// <summary>Forgets a conversation; false when the caller has none of this id.</summary>
    public Task<bool> DeleteThreadAsync(string threadId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<bool>(AgentHubMethods.DeleteThread, threadId, token), cancellationToken);

    /// <summary>A conversation as a Markdown document; null when the caller has none of this id.</summary>
    public Task<string?> ExportThreadAsync(string threadId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<string?>(AgentHubMethods.ExportThread, threadId, token), cancellationToken);

    /// <summary>A conversation with its questions and answers; null when the caller has none of this id.</summary>
    public Task<ThreadContent?> OpenThreadAsync(string threadId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<ThreadContent?>(AgentHubMethods.OpenThread, threadId, token), cancellationToken);

    /// <summary>Makes a link that lets anybody who has it read a conversation; null when the caller has none of this id.</summary>
    /// <param name="threadId">The conversation.</param>
    /// <param name="hours">How long the link lets in, 1 to 2,160 hours.</param>
    /// <param name="name">What the caller calls the link; null: the conversation's title.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ShareLink?> ShareThreadAsync(
        string threadId,
        int hours,
        string? name = null,
        CancellationToken cancellationToken = default
    ) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<ShareLink?>(AgentHubMethods.ShareThread, threadId, hours, name, token),
            cancellationToken
        );

    /// <summary>The caller's links that still let in, latest first.</summary>
    public Task<IReadOnlyList<ShareLink>> SharesAsync(CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<IReadOnlyList<ShareLink>>(AgentHubMethods.Shares, token), cancellationToken);

    /// <summary>Withdraws a link; false when the caller has none of this id.</summary>
    public Task<bool> WithdrawShareAsync(string shareId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<bool>(AgentHubMethods.WithdrawShare, shareId, token), cancellationToken);

    /// <summary>The caller's pins, in their order.</summary>
    public Task<IReadOnlyList<PinInfo>> PinsAsync(CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<IReadOnlyList<PinInfo>>(AgentHubMethods.Pins, token), cancellationToken);

    /// <summary>Pins a question, behind the others.</summary>
    public Task<PinInfo> AddPinAsync(NewPin pin, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<PinInfo>(AgentHubMethods.AddPin, pin, token), cancellationToken);

    /// <summary>Removes a pin; false when the caller has none of this id.</summary>
    public Task<bool> RemovePinAsync(string pinId, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => hub.InvokeAsync<bool>(AgentHubMethods.RemovePin, pinId, token), cancellationToken);

    /// <summary>Puts the caller's pins into another order and gives them; those not named stay behind those that are.</summary>
    public Task<IReadOnlyList<PinInfo>> ArrangePinsAsync(IReadOnlyList<string> pinIds, CancellationToken cancellationToken = default) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<IReadOnlyList<PinInfo>>(AgentHubMethods.ArrangePins, pinIds.ToArray(), token),
            cancellationToken
        );

    /// <summary>The caller's settings by name.</summary>
    public Task<IReadOnlyDictionary<string, JsonElement>> UserSettingsAsync(CancellationToken cancellationToken = default) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<IReadOnlyDictionary<string, JsonElement>>(AgentHubMethods.UserSettings, token),
            cancellationToken
        );

    /// <summary>Keeps a setting of the caller; null forgets it.</summary>
    public Task SaveSettingAsync(string name, JsonElement? value, CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => Of(hub.InvokeAsync(AgentHubMethods.SaveSetting, name, value, token)), cancellationToken);

    /// <summary>Hits, misses and entries of each cache.</summary>
    public Task<IReadOnlyList<CacheStatistics>> CacheStatisticsAsync(CancellationToken cancellationToken = default) =>
        CallAsync(
            (hub, token) => hub.InvokeAsync<IReadOnlyList<CacheStatistics>>(AgentHubMethods.CacheStatistics, token),
            cancellationToken
        );

    /// <summary>Empties the caches; needs the admin role.</summary>
    public Task ClearCachesAsync(CancellationToken cancellationToken = default) =>
        CallAsync((hub, token) => Of(hub.InvokeAsync(AgentHubMethods.ClearCaches, token)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _link.DisposeAsync();

    private async IAsyncEnumerable<EventBatch> FollowToTheEndAsync(
        RunFollower follower,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var run = new CancelledRun(follower, CancelAsync, CancelPatience, _options.TimeProvider);
        await foreach (var batch in run.FollowAsync(cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    private IAsyncEnumerable<EventBatch> FollowAsync(
        RunFollower follower,
        CancelBehaviour onCancel,
        CancellationToken cancellationToken
    ) =>
        onCancel == CancelBehaviour.CancelRunAndFollow
            ? FollowToTheEndAsync(follower, cancellationToken)
            : FollowUntilCancelledAsync(follower, onCancel, cancellationToken);

    private async IAsyncEnumerable<EventBatch> FollowUntilCancelledAsync(
        RunFollower follower,
        CancelBehaviour onCancel,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // The follower has a token of its own: when the caller cancels before the run's id is known, the stream must live until it is.
        using var leaving = new CancellationTokenSource();
        var batches = follower.FollowAsync(leaving.Token).GetAsyncEnumerator(leaving.Token);
        try
        {
            while (true)
            {
                var moving = batches.MoveNextAsync().AsTask();
                bool more;
                try
                {
                    more = await moving.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    await CancelRunAsync(follower, moving, onCancel, leaving).ConfigureAwait(false);
                    throw;
                }

                if (!more)
                    yield break;
                yield return batches.Current;
                // Cancelled between two batches: WaitAsync would not notice where the next one is there already.
                if (cancellationToken.IsCancellationRequested)
                {
                    await CancelRunAsync(follower, Task.CompletedTask, onCancel, leaving).ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            await batches.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Tells the hub to stop the run, waiting a little for the run's id where it is not known yet; then leaves the stream.
    /// </summary>
    private async Task CancelRunAsync(RunFollower follower, Task moving, CancelBehaviour onCancel, CancellationTokenSource leaving)
    {
        using var patience = new CancellationTokenSource(CancelPatience, _options.TimeProvider);
        try
        {
            if (onCancel == CancelBehaviour.CancelRun)
            {
                if (follower.RunId is null)
                    await moving.WaitAsync(patience.Token).ConfigureAwait(false);
                if (follower.RunId is { } runId)
                    await CancelAsync(runId, patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is AgentClientException or OperationCanceledException or IOException)
        {
            // The hub cannot be told; the run ends by itself after the grace period without viewers.
        }

        await leaving.CancelAsync().ConfigureAwait(false);
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Calls the hub; once more when the connection broke meanwhile. Every call may be made twice.</summary>
    private async Task<T> CallAsync<T>(Func<HubConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var hub = await _link.ConnectedAsync(cancellationToken).ConfigureAwait(false);
                return await call(hub, cancellationToken).ConfigureAwait(false);
            }
            catch (HubException failure) when (HubLink.IsRefusal(failure))
            {
                throw new AgentClientException("The hub refused the call: " + failure.Message, failure);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == 2)
                    throw new AgentClientException($"The hub at {_options.HubUrl} cannot be reached: {failure.Message}", failure);
            }
        }
    }

    private static async Task<bool> Of(Task call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private void Report(StreamStateChangedEventArgs change) => StreamStateChanged?.Invoke(this, change);
}
