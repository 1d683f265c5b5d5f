using System.Threading.Channels;
using Agent.Protocol;

namespace Agent.Core.Streaming;

/// <summary>
/// Makes batches of a run's events and appends them to the run's log. Writers put events into one bounded channel; the loop here is its
/// only reader. Order is never changed.
/// </summary>
/// <remarks>
/// <para>1. The first event after a pause leaves at once and opens a window. 2. Events in the window wait for its end, which a timer
/// brings, never the next event. 3. A full batch, a critical event or the first piece of a message leaves at once, with everything before
/// it; critical events that already stand behind it leave with it. 4. A full channel makes writers wait.</para>
/// <para>Nothing wakes the loop for an event that only waits: an event costs one channel write, a batch one wake. The loop runs on the
/// thread of
/// whoever wakes it, a producer or the timer: a batch takes it about a microsecond, less than a way over the thread pool. A log that has to
/// wait gives the thread back.</para>
/// </remarks>
public sealed class EventDispatcher
{
    private readonly Channel<AgentEvent> _channel;
    private readonly AsyncSignal _wake = new();
    private readonly DeltaMerger _merger = new();
    private readonly StreamingOptions _options;
    private readonly IRunLog _log;
    private readonly WindowTimer _timer;
    private readonly Task _loop;

    // Written by producers before the event is in the channel, so the loop never sees less than there is.
    private int _waitingBytes;
    private int _waitingCritical;
    private int _awaitsFirstPiece;
    private int _firstPieceWaits;
    private long _totalBytes;
    private int _totalEvents;

    // The window: open after a batch has left; the generation tells its end from that of an earlier one.
    private volatile bool _windowOpen;
    private volatile bool _windowEnded;
    private volatile int _generation;
    private volatile bool _completing;

    internal EventDispatcher(IRunLog log, StreamingOptions options, WindowTimer timer)
    {
        _log = log;
        _options = options;
        _timer = timer;
        _channel = Channel.CreateBounded<AgentEvent>(new BoundedChannelOptions(options.ChannelCapacity)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        });
        _loop = RunAsync();
    }

    /// <summary>
    /// Hands over an event; returns at once while the channel has room, else when it has. Any thread, one write at a time where order
    /// matters.
    /// </summary>
    /// <exception cref="RunTooLargeException">The run has used up its events or bytes; only closing events and the terminal one are still
    /// taken.</exception>
    /// <exception cref="ChannelClosedException">The dispatcher was completed, or its log failed (the inner exception).</exception>
    public ValueTask WriteAsync(AgentEvent agentEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agentEvent);
        var size = EventSize.Of(agentEvent);
        CheckTotals(agentEvent, size);

        var critical = agentEvent.IsCritical;
        var first = IsFirstPiece(agentEvent);
        if (critical)
            Interlocked.Increment(ref _waitingCritical);
        var waiting = Interlocked.Add(ref _waitingBytes, size);
        if (!_channel.Writer.TryWrite(agentEvent))
            return WriteWhenFreeAsync(agentEvent, size, first, cancellationToken);

        if (first)
            Volatile.Write(ref _firstPieceWaits, 1);
        // The loop clears _windowOpen and then looks into the channel; here the order is the other way round. The barrier lets at least one
        // see the other.
        Interlocked.MemoryBarrier();
        if (critical || first || !_windowOpen || waiting >= _options.MaxBatchBytes)
            _wake.Set(inline: true);
        return default;
    }

    /// <summary>Takes no more events, and returns when all are in the log.</summary>
    public async ValueTask CompleteAsync()
    {
        _channel.Writer.TryComplete();
        _completing = true;
        _wake.Set(inline: true);
        await _loop.ConfigureAwait(false);
    }

    /// <summary>Whether a window is open; for tests.</summary>
    internal bool IsInWindow => _windowOpen;

    internal void OnWindowEnd(int generation)
    {
        if (generation != _generation)
            return;
        _windowEnded = true;
        _wake.Set(inline: true);
    }

    private async ValueTask WriteWhenFreeAsync(AgentEvent agentEvent, int size, bool first, CancellationToken cancellationToken)
    {
        try
        {
            _wake.Set(inline: true);
            await _channel.Writer.WriteAsync(agentEvent, cancellationToken).ConfigureAwait(false);
            if (first)
                Volatile.Write(ref _firstPieceWaits, 1);
            _wake.Set(inline: true);
        }
        catch
        {
            Interlocked.Add(ref _waitingBytes, -size);
            if (agentEvent.IsCritical)
                Interlocked.Decrement(ref _waitingCritical);
            throw;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (!(_completing && _channel.Reader.Completion.IsCompleted))
            {
                await _wake.WaitAsync().ConfigureAwait(false);
                if (_windowOpen && !_windowEnded && !MustLeave())
                    continue;
                if (await SendAsync().ConfigureAwait(false))
                    OpenWindow();
                else
                    CloseWindow();
            }
        }
        catch (Exception failure)
        {
            // Writers learn of it by their next write, the owner by CompleteAsync.
            _channel.Writer.TryComplete(failure);
            throw;
        }
    }

    private bool MustLeave() =>
        Volatile.Read(ref _waitingCritical) > 0
        || Volatile.Read(ref _firstPieceWaits) != 0
        || Volatile.Read(ref _waitingBytes) >= _options.MaxBatchBytes
        || _completing
        || _channel.Reader.Count >= _options.ChannelCapacity;

    /// <summary>Sends one batch, and more while something must leave; false when there was nothing.</summary>
    private async ValueTask<bool> SendAsync()
    {
        var any = false;
        do
        {
            // Set only after its event is in the channel: when seen here, the event is in what is gathered now or already gone.
            var first = Interlocked.Exchange(ref _firstPieceWaits, 0) != 0;
            if (Gather() && first)
                Volatile.Write(ref _firstPieceWaits, 1);
            if (_merger.IsEmpty)
                return any;
            await _log.AppendAsync(_merger.Take(), CancellationToken.None).ConfigureAwait(false);
            any = true;
        }
        while (MustLeave());
        return any;
    }

    /// <summary>Takes events up to the end of one batch; true when some were left in the channel.</summary>
    private bool Gather()
    {
        var reader = _channel.Reader;
        var bytes = 0;
        var critical = false;
        while (reader.TryPeek(out var next))
        {
            if (bytes >= _options.MaxBatchBytes || (critical && !next.IsCritical))
                return true;
            reader.TryRead(out _);
            var size = EventSize.Of(next);
            bytes += size;
            Interlocked.Add(ref _waitingBytes, -size);
            if (next.IsCritical)
            {
                critical = true;
                Interlocked.Decrement(ref _waitingCritical);
            }

            _merger.Add(next);
        }

        return false;
    }

    private void OpenWindow()
    {
        if (_options.Window == TimeSpan.Zero)
        {
            CloseWindow();
            return;
        }

        var generation = ++_generation;
        _windowEnded = false;
        _windowOpen = true;
        _timer.Arm(this, generation);
    }

    private void CloseWindow()
    {
        _windowOpen = false;
        _windowEnded = false;
        Interlocked.MemoryBarrier();
        if (_channel.Reader.TryPeek(out _))
            _wake.Set(inline: true);
    }

    /// <summary>Whether this is the first text of a message: what a reader waits for must not wait for a window.</summary>
    private bool IsFirstPiece(AgentEvent e)
    {
        if (e is TextMessageStartEvent or ReasoningMessageStartEvent)
            Volatile.Write(ref _awaitsFirstPiece, 1);
        return e is TextMessageContentEvent or ReasoningMessageContentEvent
            && Volatile.Read(ref _awaitsFirstPiece) != 0
            && Interlocked.Exchange(ref _awaitsFirstPiece, 0) != 0;
    }

    private void CheckTotals(AgentEvent e, int size)
    {
        var events = Interlocked.Increment(ref _totalEvents);
        var bytes = Interlocked.Add(ref _totalBytes, size);
        if (events <= _options.MaxRunEvents && bytes <= _options.MaxRunBytes)
            return;
        if (!Closes(e))
            throw new RunTooLargeException(
                $"The run has written {events} events, {bytes} bytes; allowed are {_options.MaxRunEvents} and {_options.MaxRunBytes}."
            );
    }

    private static bool Closes(AgentEvent e) =>
        e.IsTerminal || e is TextMessageEndEvent or ReasoningMessageEndEvent or ReasoningEndEvent or ToolCallEndEvent or StepFinishedEvent;
}
