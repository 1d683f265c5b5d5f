using System.Runtime.CompilerServices;
using Agent.Protocol;

namespace Agent.Client;

/// <summary>Follows a run and, once its caller cancels, tells the hub and goes on to the run's own end.</summary>
/// <param name="follower">Follows the run.</param>
/// <param name="cancel">Cancels a run on the hub.</param>
/// <param name="patience">How long a cancelled run may take to say so.</param>
/// <param name="time">Measures it.</param>
internal sealed class CancelledRun(
    RunFollower follower,
    Func<string, CancellationToken, Task> cancel,
    TimeSpan patience,
    TimeProvider time
) : IDisposable
{
    // Ends the following, and with it the enumeration.
    private readonly CancellationTokenSource _leaving = new(Timeout.InfiniteTimeSpan, time);
    private Task? _telling;
    private int _told;

    /// <summary>The batches of the run.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="OperationCanceledException">The run did not say in time that it is cancelled, or was never asked for.</exception>
    public async IAsyncEnumerable<EventBatch> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var batches = follower.FollowAsync(_leaving.Token).GetAsyncEnumerator(_leaving.Token);
        try
        {
            await using var cancelling = cancellationToken.Register(Cancel).ConfigureAwait(false);
            while (await MoveNextAsync(batches, cancellationToken).ConfigureAwait(false))
            {
                // Cancelled before the run had a name; now it has one.
                if (cancellationToken.IsCancellationRequested)
                    Tell();
                yield return batches.Current;
            }
        }
        finally
        {
            await _leaving.CancelAsync().ConfigureAwait(false);
            await batches.DisposeAsync().ConfigureAwait(false);
            await (_telling ?? Task.CompletedTask).ConfigureAwait(false);
        }
    }

    public void Dispose() => _leaving.Dispose();

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<EventBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            return await batches.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private void Cancel()
    {
        if (!follower.HasAsked)
        {
            _leaving.Cancel();
            return;
        }

        _leaving.CancelAfter(patience);
        Tell();
    }

    private void Tell()
    {
        if (follower.RunId is { } runId && Interlocked.Exchange(ref _told, 1) == 0)
            _telling = TellAsync(runId);
    }

    private async Task TellAsync(string runId)
    {
        try
        {
            await cancel(runId, _leaving.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is AgentClientException or OperationCanceledException)
        {
            // The hub cannot be told; the run ends by itself after the grace period without viewers.
        }
    }
}
