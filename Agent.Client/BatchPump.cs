using System.Threading.Channels;
using Agent.Protocol;

namespace Agent.Client;

/// <summary>
/// Takes batches off the connection as they come, into a bounded queue. SignalR itself would buffer for a slow reader without bound; a full
/// queue here ends the stream instead, and the reader joins the run again from where it is, once it has caught up.
/// </summary>
internal sealed class BatchPump : IAsyncDisposable
{
    private readonly Channel<EventBatch> _queue;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pumping;
    private volatile bool _ended;

    public BatchPump(Func<CancellationToken, IAsyncEnumerable<EventBatch>> open, int capacity)
    {
        _queue = Channel.CreateBounded<EventBatch>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        _pumping = PumpAsync(open);
    }

    /// <summary>Whether the stream was left because its reader is slow.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Why the stream ended; null when the hub ended it in order, or it overflowed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The next batch; null when the stream has ended.</summary>
    public async ValueTask<EventBatch?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_queue.Reader.TryRead(out var batch))
                return batch;
        }

        return null;
    }

    /// <summary>
    /// Leaves the stream. A run that has ended is not cancelled: the hub is closing its stream by itself, and SignalR's server ends the
    /// whole connection with an error where a cancellation meets the end of a stream (it disposes the token's source before it forgets it).
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pumping.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task PumpAsync(Func<CancellationToken, IAsyncEnumerable<EventBatch>> open)
    {
        try
        {
            await foreach (var batch in open(_stop.Token).WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                if (batch.Events is [.., { IsTerminal: true }])
                    _ended = true;
                if (_queue.Writer.TryWrite(batch))
                    continue;
                Overflowed = true;
                if (_ended)
                    continue;
                await _stop.CancelAsync().ConfigureAwait(false);
                break;
            }
        }
        catch (Exception failure)
        {
            // Kept for the reader, who gets what arrived before it first.
            Failure = Overflowed || _stop.IsCancellationRequested ? null : failure;
        }
        finally
        {
            _queue.Writer.TryComplete();
        }
    }
}
