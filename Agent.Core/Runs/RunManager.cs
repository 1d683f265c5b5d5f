using System.Collections.Concurrent;
using System.Security.Cryptography;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Agent.Core.Runs;

/// <summary>Starts runs or refuses them, finds them again, and ends them all at shutdown.</summary>
public sealed class RunManager
{
    private readonly ConcurrentDictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? User, string RequestId), Task<Run>> _byRequest = [];
    private readonly Lock _gate = new();
    private readonly TimeSpan _retention;
    private readonly RunContext _context;
    private readonly Dictionary<string, int> _perUser = new(StringComparer.Ordinal);
    private int _working;
    private bool _draining;

    /// <summary>Makes the manager; one per hub.</summary>
    public RunManager(
        IRunWork work,
        IRunLogStore logs,
        EventDispatcherFactory dispatchers,
        IOptions<RunOptions> options,
        RunManagerEnvironment environment
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environment);
        _retention = environment.Streaming.Value.Retention;
        _context = new RunContext(work, logs, environment.Registry, dispatchers, options.Value, environment.Time, environment.Logger);
    }

    /// <summary>Runs that work now.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>
    /// Starts a run, or gives the run that this user's <see cref="AskRequest.ClientRequestId"/> has started already.
    /// Exactly one of the two results is not null.
    /// </summary>
    public async ValueTask<(Run? Run, RunRefusal? Refusal)> StartAsync(
        AskRequest request,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (RequestRules.Check(request, _context.Options) is { } refusal)
            return (null, refusal);

        if (_context.Registry.IsQueue)
            return await EnqueueAsync(request, caller, cancellationToken).ConfigureAwait(false);

        Task<Run> starting;
        lock (_gate)
        {
            var key = (caller.UserId, request.ClientRequestId ?? string.Empty);
            if (request.ClientRequestId is null || !_byRequest.TryGetValue(key, out starting!))
            {
                if (Refuse(caller) is { } refused)
                    return (null, refused);
                starting = CreateAsync(request, caller);
                if (request.ClientRequestId is not null)
                    _byRequest[key] = starting;
            }
        }

        return (await starting.WaitAsync(cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>
    /// Admits work for a caller that is no run, under the limits of runs; it counts as one until the admission is disposed.
    /// </summary>
    /// <returns>Exactly one of the two is not null.</returns>
    public (IDisposable? Admission, RunRefusal? Refusal) Admit(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        lock (_gate)
        {
            var refusal = Refuse(caller);
            return refusal is null ? (new Admission(() => Release(caller)), null) : (null, refusal);
        }
    }

    /// <summary>The run with this id, at work or retained here or elsewhere, if the caller has a right to it; null otherwise.</summary>
    public async ValueTask<Run?> FindAsync(string? runId, Caller caller, CancellationToken cancellationToken)
    {
        if (Find(runId, caller) is { } known)
            return known;
        if (runId is null || _runs.ContainsKey(runId))
            return null;
        return await _context.Registry.FindAsync(runId, cancellationToken).ConfigureAwait(false) is { } request && IsOf(request, caller)
            ? Known(request)
            : null;
    }

    /// <summary>Whether this process can work on one more run of the queue.</summary>
    public bool HasRoom => !_draining && Working < _context.Options.MaxConcurrent;

    /// <summary>
    /// Works on a run of the queue, from its beginning or from where another process has left it; nothing when it has its end already.
    /// </summary>
    public Task WorkAsync(OpenRun open, CancellationToken cancellationToken) => TakeUpAsync(open, cancellationToken);

    /// <summary>Takes up the runs that a process which is no more has left without an end.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var open in await _context.Registry.ClaimAsync(cancellationToken).ConfigureAwait(false))
            await TakeUpAsync(open, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The run with this id, at work or retained in this process, if the caller has a right to it; null otherwise.</summary>
    public Run? Find(string? runId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (runId is null || !_runs.TryGetValue(runId, out var run))
            return null;
        return IsOf(run.Request, caller) ? run : null;
    }

    /// <summary>
    /// The run that this user's request with this <see cref="AskRequest.ClientRequestId"/> has started, live or retained; null when there
    /// is none.
    /// </summary>
    public async ValueTask<Run?> FindByRequestAsync(string clientRequestId, Caller caller, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Task<Run>? starting;
        lock (_gate)
            _byRequest.TryGetValue((caller.UserId, clientRequestId), out starting);
        if (starting is not null)
            return await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        return
            await _context.Registry.FindByRequestAsync(caller.UserId, clientRequestId, cancellationToken).ConfigureAwait(false)
                is { } request
            ? Known(request)
            : null;
    }

    /// <summary>The run of a conversation that began last, live or retained, if the caller has a right to it; null otherwise.</summary>
    public Run? FindLatest(string threadId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return _runs
            .Values.Where(run => run.Request.ThreadId == threadId && run.Request.Caller.UserId == caller.UserId)
            .MaxBy(run => run.StartedAt);
    }

    /// <summary>Runs of this process that have no end yet.</summary>
    public IEnumerable<Run> AtWork => _runs.Values.Where(run => !run.Completion.IsCompleted);

    /// <summary>Refuses new runs, waits for those that work, then stops the rest; each log gets its terminal event.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            _draining = true;
        var working = _runs.Values.Where(run => !run.Completion.IsCompleted).ToList();
        _context.Logger.LogDraining(working.Count);
        var all = Task.WhenAll(working.Select(run => run.Completion));
        try
        {
            await all.WaitAsync(_context.Options.Drain, _context.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception expected) when (expected is TimeoutException or OperationCanceledException)
        {
            foreach (var run in working)
                run.Stop(ErrorCodes.Shutdown);
            await all.ConfigureAwait(false);
        }
    }

    /// <summary>Counts one more for a caller, or says why not.</summary>
    private RunRefusal? Refuse(Caller caller)
    {
        if (_draining)
            return new(ErrorCodes.Shutdown);
        if (_working >= _context.Options.MaxConcurrent)
            return new(ErrorCodes.Busy);
        if (caller.UserId is { } user)
        {
            if (_perUser.GetValueOrDefault(user) >= _context.Options.MaxPerUser)
                return new(ErrorCodes.RateLimited);
        }

        Count(caller);
        return null;
    }

    private void Count(Caller caller)
    {
        _working++;
        if (caller.UserId is { } user)
            _perUser[user] = _perUser.GetValueOrDefault(user) + 1;
    }

    private async Task<Run> CreateAsync(AskRequest ask, Caller caller)
    {
        try
        {
            var request = new RunRequest(NewId(), ask.ThreadId ?? NewId(), ask, caller);
            if (await _context.Registry.RegisterAsync(request, CancellationToken.None).ConfigureAwait(false) is { Before: { } before })
            {
                Release(caller);
                Forget(caller, ask);
                return Known(before);
            }

            var log = await _context.Logs.CreateAsync(request.RunId, CancellationToken.None).ConfigureAwait(false);
            var run = Start(request, log);
            _context.Logger.LogStarted(run.Id);
            return run;
        }
        catch
        {
            Release(caller);
            Forget(caller, ask);
            throw;
        }
    }

    private async ValueTask<(Run? Run, RunRefusal? Refusal)> EnqueueAsync(
        AskRequest ask,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        if (_draining)
            return (null, new(ErrorCodes.Shutdown));
        var request = new RunRequest(NewId(), ask.ThreadId ?? NewId(), ask, caller);
        var (before, refusal) = await _context.Registry.RegisterAsync(request, cancellationToken).ConfigureAwait(false);
        return refusal is null ? (Known(before ?? request), null) : (null, refusal);
    }

    private async Task TakeUpAsync(OpenRun open, CancellationToken cancellationToken)
    {
        if (await _context.Logs.FindAsync(open.Request.RunId, cancellationToken).ConfigureAwait(false) is not { IsCompleted: false } log)
            return;
        var progress = open.Attempt == 0 ? null : await RunProgress.ReadAsync(log, open.Attempt, cancellationToken).ConfigureAwait(false);
        lock (_gate)
            Count(open.Request.Caller);
        Start(open.Request with { Progress = progress }, log);
        if (open.Attempt > 0)
            _context.Logger.LogTakenUp(open.Request.RunId, open.Attempt);
    }

    private Run Start(RunRequest request, IRunLog log)
    {
        var run = new Run(request, log, _context);
        _runs[run.Id] = run;
        _ = ForgetLaterAsync(run);
        return run;
    }

    private Run Known(RunRequest request) => _runs.GetValueOrDefault(request.RunId) ?? Run.Retained(request, _context);

    // Signed in: the user's own. Else knowing the unguessable id is the right to it.
    private static bool IsOf(RunRequest request, Caller caller) => request.Caller.UserId is not { } owner || owner == caller.UserId;

    // Owned by the manager: ends by itself when the retention is over; nothing in it can fail.
    private async Task ForgetLaterAsync(Run run)
    {
        await run.Completion.ConfigureAwait(false);
        // Each step before what can be seen of it from outside: who sees no run working finds its retention begun, who finds no run its
        // request forgotten.
        var retained = Task.Delay(_retention, _context.Time);
        Release(run.Request.Caller);
        await retained.ConfigureAwait(false);
        Forget(run.Request.Caller, run.Request.Ask);
        _runs.TryRemove(run.Id, out _);
    }

    private void Release(Caller caller)
    {
        lock (_gate)
        {
            _working--;
            if (caller.UserId is { } user && --_perUser[user] == 0)
                _perUser.Remove(user);
        }
    }

    private void Forget(Caller caller, AskRequest ask)
    {
        if (ask.ClientRequestId is not { } requestId)
            return;
        lock (_gate)
            _byRequest.Remove((caller.UserId, requestId));
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
