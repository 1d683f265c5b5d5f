using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using Agent.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Agent.Client;

/// <summary>
/// Follows one run to its end across any number of cuts: each event once, in order. Knows the position of the last event given; after a cut
/// it asks again (same clientRequestId, while the run is unknown) or attaches at the position.
/// </summary>
internal sealed class RunFollower(
    HubLink link,
    AgentClientOptions options,
    AskRequest? request,
    string? runId,
    Position? position,
    Action<StreamStateChangedEventArgs> report
)
{
    // Refusals that pass: worth another attempt once the stream had been running.
    private static readonly HashSet<string> Passing = [ErrorCodes.SlowViewer, ErrorCodes.RateLimited, ErrorCodes.Busy, ErrorCodes.Shutdown];

    private readonly bool _asks = request is not null;
    private string? _runId = runId;
    private Position? _position = position;
    private bool _following;
    private bool _broken;
    private int _attempt;
    private long _triedSince;

    /// <summary>The run; null until the first batch names it.</summary>
    public string? RunId => _runId;

    /// <summary>Whether the hub may know of the run: its stream has been opened once.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>The batches of the run, trimmed of what was given before; the last holds the terminal event.</summary>
    public async IAsyncEnumerable<EventBatch> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _triedSince = options.TimeProvider.GetTimestamp();
        while (true)
        {
            var (pump, failure) = await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (pump is not null)
            {
                await using var owned = pump.ConfigureAwait(false);
                var reader = new CompactReader();
                while (await pump.NextAsync(cancellationToken).ConfigureAwait(false) is { } sent)
                {
                    var received = reader.Read(sent);
                    if (IsPassingRefusal(received, out failure))
                        break;
                    if (!TryTake(received, out var batch, out failure))
                    {
                        if (failure is not null)
                            break;
                        continue;
                    }

                    if (_broken)
                        Resumed();
                    yield return batch;
                    if (batch.Events[^1].IsTerminal)
                        yield break;
                }

                if (pump.Overflowed && failure is null)
                    continue;
                failure ??= pump.Failure ?? new IOException("The hub ended the stream before the run's end.");
            }

            await WaitAsync(failure!, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(BatchPump? Pump, Exception? Failure)> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await link.ConnectedAsync(cancellationToken).ConfigureAwait(false);
            HasAsked = true;
            return (new BatchPump(token => Open(connection, token), options.MaxBufferedBatches), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (null, failure);
        }
    }

    private IAsyncEnumerable<EventBatch> Open(HubConnection connection, CancellationToken cancellationToken) =>
        _runId is null
            ? connection.StreamAsync<EventBatch>(AgentHubMethods.Ask, request, cancellationToken)
            : connection.StreamAsync<EventBatch>(AgentHubMethods.Attach, _runId, _position, cancellationToken);

    /// <summary>Trims what was given before; false when nothing new is left, with a failure when the batch cannot follow.</summary>
    private bool TryTake(EventBatch received, [NotNullWhen(true)] out EventBatch? batch, out Exception? failure)
    {
        batch = null;
        failure = null;
        if (received.Events.Count == 0)
            return false;
        if (IsRefusal(received))
        {
            batch = received;
            return true;
        }

        var last = _position?.Seq ?? 0;
        if (_position is { Seq: > 0 } position && position.Epoch != received.Epoch)
        {
            failure = new InvalidDataException("The run's log began anew.");
            return false;
        }

        if (received.Seq > last + 1)
        {
            failure = new InvalidDataException($"Events {last + 1} to {received.Seq - 1} are missing.");
            return false;
        }

        var known = (int)(last + 1 - received.Seq);
        if (known >= received.Events.Count)
            return false;

        batch = known == 0 ? received : received with { Seq = last + 1, Events = [.. received.Events.Skip(known)] };
        _runId = received.RunId;
        _position = batch.End;
        _following = true;
        return true;
    }

    // What is said about the stream instead of by the run stands outside the log: sequence 0.
    private static bool IsRefusal(EventBatch batch) => batch.Seq < 1 && batch.Events is [RunErrorEvent];

    private bool IsPassingRefusal(EventBatch batch, out Exception? failure)
    {
        failure = null;
        if (!_following || !IsRefusal(batch) || batch.Events is not [RunErrorEvent refusal] || !Passing.Contains(refusal.Code))
            return false;
        failure = new IOException($"{refusal.Code}: {refusal.Message}");
        return true;
    }

    private void Resumed()
    {
        report(new StreamStateChangedEventArgs { State = StreamState.Resumed, RunId = _runId, Attempt = _attempt });
        _broken = false;
        _attempt = 0;
    }

    private async Task WaitAsync(Exception failure, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HubLink.IsRefusal(failure))
            throw new AgentClientException("The hub refused the call: " + failure.Message, failure);
        if (!_broken)
        {
            _broken = true;
            if (_following)
                _triedSince = options.TimeProvider.GetTimestamp();
        }

        // A hub that was reached once is worth waiting for, also before the first answer.
        var patience = _following || !_asks || link.EverConnected ? options.GiveUpAfter : options.ConnectTimeout;
        if (IsFinal(failure) || options.TimeProvider.GetElapsedTime(_triedSince) >= patience)
            throw new AgentClientException($"The hub at {options.HubUrl} cannot be reached: {failure.Message}", failure);

        _attempt++;
        var delay = BackOff.Delay(_attempt, options.BackOff, options.MaxBackOff, Random.Shared.NextDouble());
        report(
            new StreamStateChangedEventArgs
            {
                State = StreamState.Reconnecting,
                RunId = _runId,
                Attempt = _attempt,
                Delay = delay,
                Reason = failure.Message,
            }
        );
        await Task.Delay(delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    // Once connected, "not found" means that the hub has forgotten a connection whose beginning was cut, not that the address is wrong.
    private bool IsFinal(Exception failure) =>
        failure is HttpRequestException { StatusCode: { } status }
        && (
            status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (!link.EverConnected && status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        );
}
