using System.Threading.Channels;

namespace Agent.Hub.State.Sqlite;

/// <summary>
/// Writes what all runs append, in commits that hold everything that waits (group commit). An urgent entry is committed at once, with all
/// before it; the
/// others wait up to <see cref="Linger"/> for company, which they do not notice: a batch window is ten times as long.
/// </summary>
internal sealed class SqliteJournal : IAsyncDisposable
{
    /// <summary>How long an entry that nobody waits for may wait for others.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(5);

    private const int Capacity = 16_384;
    private const int MaxEntries = 2_048;
    private const int TrimEvery = 64;

    // So few runs cost nothing, one commit for each of their batches; and one alone would wait for a company that cannot come.
    private const int Few = 8;

    private readonly Channel<JournalEntry> _waiting = Channel.CreateBounded<JournalEntry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly SemaphoreSlim _urgent = new(0);
    private readonly JournalSession _session;
    private readonly IJournalUsers _users;
    private readonly List<JournalEntry> _entries = [];
    private readonly Task _loop;
    private int _urgentWaiting;
    private int _commits;
    private int _disposed;

    /// <summary>Starts the writer.</summary>
    /// <param name="session">Its connection, owned from here on.</param>
    /// <param name="users">Who writes.</param>
    public SqliteJournal(JournalSession session, IJournalUsers users)
    {
        _session = session;
        _users = users;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Hands an entry over; waits while too many wait. It is told when it is committed.</summary>
    public ValueTask EnqueueAsync(JournalEntry entry)
    {
        var isUrgent = entry.IsUrgent;
        if (isUrgent)
            Interlocked.Increment(ref _urgentWaiting);
        var writing = _waiting.Writer.TryWrite(entry) ? default : _waiting.Writer.WriteAsync(entry);
        if (isUrgent)
            _urgent.Release();
        return writing;
    }

    /// <summary>Writes something and waits until it is committed.</summary>
    public async Task ExecuteAsync(Action<JournalSession> write)
    {
        var call = new JournalCall(write);
        await EnqueueAsync(call).ConfigureAwait(false);
        await call.Done.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A container disposes of what it knows under several names once for each.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _waiting.Writer.TryComplete();
        _urgent.Release();
        await _loop.ConfigureAwait(false);
        _session.Dispose();
        _urgent.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            // Signals of entries that are written already would end the wait of others too early.
            while (_urgent.Wait(0))
            {
            }

            if (_users.Count > Few && Volatile.Read(ref _urgentWaiting) == 0 && !_waiting.Reader.Completion.IsCompleted)
                await _urgent.WaitAsync(Linger).ConfigureAwait(false);
            while (_entries.Count < MaxEntries && _waiting.Reader.TryRead(out var entry))
            {
                if (entry.IsUrgent)
                    Interlocked.Decrement(ref _urgentWaiting);
                _entries.Add(entry);
            }

            var failure = TryCommit();
            foreach (var entry in _entries)
                entry.Complete(failure);
            _entries.Clear();
        }
    }

    private Exception? TryCommit()
    {
        try
        {
            _session.Begin();
            foreach (var entry in _entries)
                entry.Write(_session);
            if (++_commits % TrimEvery == 0)
                _session.TrimJournal(Math.Min(_users.OldestNeeded(), _session.NextId));
            _session.Commit();
            return null;
        }
        catch (Exception failure)
        {
            _session.Rollback();
            return failure;
        }
    }
}
