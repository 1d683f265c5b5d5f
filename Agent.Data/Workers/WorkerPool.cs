namespace Agent.Data.Workers;

/// <summary>
/// Workers that wait for work: so many work at once, and those that are done are kept for the next, so that a start is paid once. One that
/// was lost, ran out of
/// memory or was cut is never used again.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly WorkerCommand _command;
    private readonly long _memoryBytes;
    private readonly int _mostBytes;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _places;
    private readonly Lock _gate = new();
    private readonly List<(WorkerProcess Worker, long Since)> _waiting = [];
    private readonly ITimer _retirement;
    private bool _closed;

    /// <param name="command">How a worker is started.</param>
    /// <param name="memoryBytes">Memory of each.</param>
    /// <param name="places">Workers at once.</param>
    /// <param name="mostBytes">Longest answer.</param>
    /// <param name="time">Measures how long a worker waits.</param>
    public WorkerPool(WorkerCommand command, long memoryBytes, int places, int mostBytes, TimeProvider time)
    {
        (_command, _memoryBytes, _mostBytes, _time) = (command, memoryBytes, mostBytes, time);
        _places = new SemaphoreSlim(places, places);
        _retirement = time.CreateTimer(_ => Retire(), null, KeptFor, KeptFor);
    }

    /// <summary>The processes that wait for work.</summary>
    public IReadOnlyList<int> WaitingIds
    {
        get
        {
            lock (_gate)
                return [.. _waiting.Select(entry => entry.Worker.Id)];
        }
    }

    /// <summary>Has a piece of work done; waits for a place.</summary>
    /// <param name="request">The work.</param>
    /// <param name="cancellationToken">Ends the worker.</param>
    /// <param name="isNew">Whether the worker must be one that has done nothing yet.</param>
    /// <exception cref="WorkerLostException">The worker could not be started, or ended before it answered.</exception>
    /// <exception cref="OperationCanceledException">The token fired; the worker has been ended.</exception>
    public async Task<WorkerReply> AskAsync(WorkerRequest request, CancellationToken cancellationToken, bool isNew = false)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var worker = (isNew ? null : Take()) ?? WorkerProcess.Start(_command, _memoryBytes);
            WorkerReply? reply = null;
            try
            {
                reply = await worker.AskAsync(request, _mostBytes, cancellationToken).ConfigureAwait(false);
                return reply;
            }
            finally
            {
                // What was short of memory once may be full of leftovers.
                if (reply is null or { Kind: WorkerReplyKind.OutOfMemory or WorkerReplyKind.Fault } || !Keep(worker))
                    worker.Dispose();
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        List<WorkerProcess> waiting;
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            waiting = [.. _waiting.Select(entry => entry.Worker)];
            _waiting.Clear();
        }

        _retirement.Dispose();
        waiting.ForEach(worker => worker.Dispose());
    }

    // The last one kept is the warmest.
    private WorkerProcess? Take()
    {
        lock (_gate)
        {
            while (_waiting.Count > 0)
            {
                var (worker, _) = _waiting[^1];
                _waiting.RemoveAt(_waiting.Count - 1);
                if (worker.IsAlive)
                    return worker;
                worker.Dispose();
            }

            return null;
        }
    }

    private bool Keep(WorkerProcess worker)
    {
        lock (_gate)
        {
            if (_closed || !worker.IsAlive)
                return false;
            _waiting.Add((worker, _time.GetTimestamp()));
            return true;
        }
    }

    private void Retire()
    {
        lock (_gate)
        {
            foreach (var (worker, _) in _waiting.Where(entry => _time.GetElapsedTime(entry.Since) >= KeptFor || !entry.Worker.IsAlive))
                worker.Dispose();
            _waiting.RemoveAll(entry => !entry.Worker.IsAlive);
        }
    }
}
