using System.Runtime.CompilerServices;
using Agent.Protocol;

namespace Agent.Core.Streaming;

/// <summary>
/// A run's log in memory, bounded in events and bytes: when it is over, the oldest batches go and positions before them are lost.
/// A reader is a number and a signal; batches are shared by all readers.
/// </summary>
public sealed class MemoryRunLog : IRunLog
{
    // Batches whose encoded forms are kept for viewers that share them.
    private const int SharedBatches = 64;

    private readonly Lock _gate = new();
    private readonly StreamingOptions _options;
    private readonly Action<MemoryRunLog>? _onCompleted;
    private Exception? _failure;
    private readonly List<AsyncSignal> _readers = [];

    // A ring: batches [_head, _head + _count) modulo its length, in order.
    private Stored[] _ring = new Stored[16];
    private int _head;
    private int _count;
    private long _bytes;
    private long _totalBytes;
    private long _lastSeq;
    private long _firstSeq = 1;
    private bool _completed;

    /// <summary>Makes a log.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="epoch">Names this life of the log.</param>
    /// <param name="options">Its bounds.</param>
    /// <param name="onCompleted">Called when the terminal event is in the log.</param>
    /// <param name="lastSeq">Sequence of the last event that went before, when the log goes on with one; it holds what comes after.</param>
    public MemoryRunLog(string runId, string epoch, StreamingOptions options, Action<MemoryRunLog>? onCompleted = null, long lastSeq = 0)
    {
        RunId = runId;
        Epoch = epoch;
        _options = options;
        _onCompleted = onCompleted;
        _lastSeq = lastSeq;
        _firstSeq = lastSeq + 1;
    }

    /// <inheritdoc/>
    public string RunId { get; }

    /// <inheritdoc/>
    public string Epoch { get; }

    /// <inheritdoc/>
    public long LastSeq => Volatile.Read(ref _lastSeq);

    /// <inheritdoc/>
    public bool IsCompleted => Volatile.Read(ref _completed);

    /// <summary>Sequence of the oldest event held; positions before its predecessor are lost here.</summary>
    public long FirstSeq => Volatile.Read(ref _firstSeq);

    /// <summary>Bytes held, as estimated.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <inheritdoc/>
    public ValueTask AppendAsync(IReadOnlyList<AgentEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count > 0)
            Publish(Prepare(events));
        return default;
    }

    /// <summary>The batch that these events would be next, not yet in the log. Called by the log's writer.</summary>
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    public EventBatch Prepare(IReadOnlyList<AgentEvent> events)
    {
        if (_completed)
            throw new InvalidOperationException($"Run {RunId} has ended; its log takes no more events.");
        return new EventBatch { RunId = RunId, Epoch = Epoch, Seq = _lastSeq + 1, Events = events };
    }

    /// <summary>Puts a batch of <see cref="Prepare"/> into the log and wakes its readers. Called by the log's writer.</summary>
    public void Publish(EventBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var events = batch.Events;
        var count = events.Count;
        var bytes = 0;
        AgentEvent last = events[0];
        for (var i = 0; i < count; i++)
            bytes += EventSize.Of(last = events[i]);
        var terminal = last.IsTerminal;

        AsyncSignal? only;
        lock (_gate)
        {
            if (batch.Seq != _lastSeq + 1)
                throw new InvalidOperationException($"Run {RunId}: a batch begins at {batch.Seq}, the log ends at {_lastSeq}.");
            if (_readers.Count > 1)
                batch.Share();
            Push(new Stored(batch, bytes, _totalBytes));
            _totalBytes += bytes;
            // By now everyone who keeps up has been sent it; who does not encodes for himself.
            if (_count > SharedBatches)
                At(_count - 1 - SharedBatches).Batch.Release();
            Volatile.Write(ref _lastSeq, _lastSeq + count);
            Trim();
            Volatile.Write(ref _completed, terminal);
            only = _readers.Count == 1 ? _readers[0] : null;
            if (only is null)
                WakeAll();
        }

        // The usual case is one viewer: it goes on here, up to handing the batch to its connection, which never waits for the other side.
        // More go on side by side, so that a run's writer pays for one at the most.
        only?.Set(inline: true);
        if (terminal)
            _onCompleted?.Invoke(this);
    }

    /// <summary>Nothing more can be written: readers are given what is there, then the failure.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            WakeAll();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventBatch> ReadAsync(Position? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Next(after);
        var allowed = long.MaxValue;
        var signal = new AsyncSignal();
        lock (_gate)
            _readers.Add(signal);
        try
        {
            await using var registration = cancellationToken
                .UnsafeRegister(static state => ((AsyncSignal)state!).Set(), signal)
                .ConfigureAwait(false);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = Read(next, ref allowed, out var ended);
                if (batch is not null)
                {
                    next += batch.Events.Count;
                    yield return batch;
                }
                else if (ended)
                {
                    yield break;
                }
                else
                {
                    await signal.WaitAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            lock (_gate)
                _readers.Remove(signal);
        }
    }

    private long Next(Position? after)
    {
        if (after is not { } position)
            return 1;
        if (position.Epoch != Epoch && position.Seq != 0)
            throw new PositionLostException($"Run {RunId}: the position is of epoch {position.Epoch}, the log of {Epoch}.");
        if (position.Seq < 0 || position.Seq > LastSeq)
            throw new PositionLostException($"Run {RunId}: the position is {position.Seq}, the log ends at {LastSeq}.");
        return position.Seq + 1;
    }

    /// <summary>
    /// The events from <paramref name="next"/> on that are there, up to the size of one replay batch; null when there are none yet.
    /// </summary>
    private EventBatch? Read(long next, ref long allowed, out bool ended)
    {
        lock (_gate)
        {
            ended = _completed && next > _lastSeq;
            if (next > _lastSeq)
            {
                if (_failure is not null && !ended)
                    throw new RunLogException($"Run {RunId}: its log cannot be written.", _failure);
                return null;
            }

            if (next < _firstSeq)
                throw new PositionLostException($"Run {RunId}: event {next} is asked for, the log begins at {_firstSeq}.");

            var index = Find(next);
            var stored = At(index);
            CheckLag(_totalBytes - stored.Start, ref allowed);
            // The usual case, a viewer that keeps up: the very batch that was appended, serialised once for all.
            if (stored.Batch.Seq == next && index == _count - 1)
                return stored.Batch;
            return Join(index, next);
        }
    }

    /// <summary>
    /// A reader may be behind by what it had to catch up with, and the lag allowed to all; the bound shrinks as it catches up.
    /// </summary>
    private void CheckLag(long lag, ref long allowed)
    {
        if (lag > allowed)
            throw new SlowViewerException($"Run {RunId}: a reader is {lag} bytes behind; {allowed} are allowed.");
        allowed = Math.Min(allowed, lag + _options.MaxViewerLagBytes);
    }

    private EventBatch Join(int index, long next)
    {
        var first = At(index).Batch;
        var last = index;
        var events = first.Events.Count - (int)(next - first.Seq);
        var bytes = At(index).Bytes;
        while (
            last + 1 < _count
            && events + At(last + 1).Batch.Events.Count <= _options.MaxReplayEvents
            && bytes + At(last + 1).Bytes <= 4L * _options.MaxBatchBytes
        )
        {
            last++;
            events += At(last).Batch.Events.Count;
            bytes += At(last).Bytes;
        }

        if (last == index && next == first.Seq)
            return first;

        var joined = new List<AgentEvent>(events);
        for (var i = index; i <= last; i++)
        {
            var batch = At(i).Batch;
            for (var e = (int)Math.Max(0, next - batch.Seq); e < batch.Events.Count; e++)
                joined.Add(batch.Events[e]);
        }

        return new EventBatch { RunId = RunId, Epoch = Epoch, Seq = next, Events = joined };
    }

    private int Find(long seq)
    {
        int low = 0, high = _count - 1;
        // The usual case, a viewer that keeps up: the search would touch batches that have long left the processor's cache.
        if (At(high).Batch.Seq <= seq)
            return high;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (At(middle).Batch.Seq <= seq)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private void Push(Stored stored)
    {
        if (_count == _ring.Length)
        {
            var larger = new Stored[_ring.Length * 2];
            var beforeEnd = _ring.Length - _head;
            Array.Copy(_ring, _head, larger, 0, beforeEnd);
            Array.Copy(_ring, 0, larger, beforeEnd, _head);
            _ring = larger;
            _head = 0;
        }

        _ring[(_head + _count) & (_ring.Length - 1)] = stored;
        _count++;
        _bytes += stored.Bytes;
    }

    private void Trim()
    {
        // The newest batch always stays, however large.
        while (_count > 1 && (_bytes > _options.MaxLogBytes || _lastSeq - _firstSeq >= _options.MaxLogEvents))
        {
            _bytes -= At(0).Bytes;
            _ring[_head] = default;
            _head = (_head + 1) & (_ring.Length - 1);
            _count--;
            _firstSeq = At(0).Batch.Seq;
        }
    }

    private void WakeAll()
    {
        foreach (var reader in _readers)
            reader.Set();
    }

    private ref Stored At(int index) => ref _ring[(_head + index) & (_ring.Length - 1)];

    private readonly record struct Stored(EventBatch Batch, int Bytes, long Start);
}
