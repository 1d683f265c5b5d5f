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
        IRunWork work, IRunLogStore logs, EventDispatcherFactory dispatchers, IOptions<RunOptions> options, RunManagerEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environment);
        _retention = environment.Streaming.Value.Retention;
        _context = new RunContext(work, logs, dispatchers, options.Value, environment.Time, environment.Logger);
    }

    /// <summary>Runs that work now.</summary>
    public int Working => Volatile.Read(ref _working);

    /// <summary>
    /// Starts a run, or gives the run that this user's <see cref="AskRequest.ClientRequestId"/> has started already.
    /// Exactly one of the two results is not null.
    /// </summary>
    public async ValueTask<(Run? Run, RunRefusal? Refusal)> StartAsync(AskRequest request, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (RequestRules.Check(request, _context.Options) is { } refusal)
            return (null, refusal);

        Task<Run> starting;
        lock (_gate)
        {
            var key = (caller.UserId, request.ClientRequestId ?? string.Empty);
            if (request.ClientRequestId is null || !_byRequest.TryGetValue(key, out starting!))
            {
                if (Admit(caller) is { } refused)
                    return (null, refused);
                starting = CreateAsync(request, caller);
                if (request.ClientRequestId is not null)
                    _byRequest[key] = starting;
            }
        }

        return (await starting.WaitAsync(cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>The run with this id, live or retained, if the caller has a right to it; null otherwise.</summary>
    public Run? Find(string? runId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (runId is null || !_runs.TryGetValue(runId, out var run))
            return null;
        // Signed in: the user's own. Else knowing the unguessable id is the right to it.
        var owner = run.Request.Caller.UserId;
        return owner is null || owner == caller.UserId ? run : null;
    }

    /// <summary>The run that this user's request with this <see cref="AskRequest.ClientRequestId"/> has started, live or retained; null when there is none.</summary>
    public async ValueTask<Run?> FindByRequestAsync(string clientRequestId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Task<Run>? starting;
        lock (_gate)
            _byRequest.TryGetValue((caller.UserId, clientRequestId), out starting);
        return starting is null ? null : await starting.ConfigureAwait(false);
    }

    /// <summary>The run of a conversation that began last, live or retained, if the caller has a right to it; null otherwise.</summary>
    public Run? FindLatest(string threadId, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return _runs.Values.Where(run => run.Request.ThreadId == threadId && run.Request.Caller.UserId == caller.UserId).MaxBy(run => run.StartedAt);
    }

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

    private RunRefusal? Admit(Caller caller)
    {
        if (_draining)
            return new(ErrorCodes.Shutdown);
        if (_working >= _context.Options.MaxConcurrent)
            return new(ErrorCodes.Busy);
        if (caller.UserId is { } user)
        {
            var own = _perUser.GetValueOrDefault(user);
            if (own >= _context.Options.MaxPerUser)
                return new(ErrorCodes.RateLimited);
            _perUser[user] = own + 1;
        }

        _working++;
        return null;
    }

    private async Task<Run> CreateAsync(AskRequest ask, Caller caller)
    {
        try
        {
            var request = new RunRequest(NewId(), ask.ThreadId ?? NewId(), ask, caller);
            var log = await _context.Logs.CreateAsync(request.RunId, CancellationToken.None).ConfigureAwait(false);
            var run = new Run(request, log, _context);
            _runs[run.Id] = run;
            _context.Logger.LogStarted(run.Id);
            _ = ForgetLaterAsync(run);
            return run;
        }
        catch
        {
            Release(caller);
            Forget(caller, ask);
            throw;
        }
    }

    // Owned by the manager: ends by itself when the retention is over; nothing in it can fail.
    private async Task ForgetLaterAsync(Run run)
    {
        await run.Completion.ConfigureAwait(false);
        // Each step before what can be seen of it from outside: who sees no run working finds its retention begun, who finds no run its request forgotten.
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
