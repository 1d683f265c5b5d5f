using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Streaming;
using Agent.Protocol;
using Microsoft.Extensions.Logging;

namespace Agent.Core.Runs;

/// <summary>
/// One question being answered. Owns the task, the token and the log; the only place where an exception becomes a RUN_ERROR.
/// </summary>
#pragma warning disable CA1001 // the source has no timer and no link, so nothing to free, and Stop may come at any time after the end
public sealed class Run
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private readonly RunContext _context;
    private readonly Lock _viewersGate = new();
    private readonly ITimer _graceTimer;
    private IRunLog? _liveLog;
    private string? _stopCode;
    private readonly bool _isElsewhere;
    private int _viewers;

    internal Run(RunRequest request, IRunLog log, RunContext context)
    {
        Request = request;
        _liveLog = log;
        _context = context;
        StartedAt = context.Time.GetTimestamp();
        // The grace period also runs before the first viewer comes, or a run nobody ever follows would work on unseen.
        _graceTimer = context.Time.CreateTimer(
            state => _ = ((Run)state!).LeaveAsync(),
            this,
            context.Options.Grace,
            Timeout.InfiniteTimeSpan
        );
        Completion = Task.Run(() => WorkAsync(log));
    }

    private Run(RunRequest request, RunContext context)
    {
        Request = request;
        _context = context;
        _isElsewhere = true;
        _graceTimer = context.Time.CreateTimer(
            state => _ = ((Run)state!).WatchAsync(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        Completion = Task.CompletedTask;
    }

    /// <summary>A run that is not worked on here; its log is the store's.</summary>
    internal static Run Retained(RunRequest request, RunContext context) => new(request, context);

    /// <summary>What was asked, by whom.</summary>
    public RunRequest Request { get; }

    /// <summary>The run's id.</summary>
    public string Id => Request.RunId;

    /// <summary>When it began, as a timestamp of the hub's clock.</summary>
    public long StartedAt { get; }

    /// <summary>Ends when the terminal event is in the log; never faults.</summary>
    public Task Completion { get; }

    /// <summary>Stops the work; the first reason given is the one the log ends with. Returns at once.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    public void Stop(string code)
    {
        if (_isElsewhere)
        {
            _ = SuppressAsync(_context.Registry.StopAsync(Id, code));
            return;
        }

        Interlocked.CompareExchange(ref _stopCode, code, null);
        // Cancellation callbacks run tool and model code: not on the caller's thread.
        _ = _stop.CancelAsync();
    }

    /// <summary>Reads the run from a position on, until its terminal event. While somebody reads, the grace period does not run.</summary>
    /// <exception cref="PositionLostException">The position cannot be honoured whole.</exception>
    public async IAsyncEnumerable<EventBatch> FollowAsync(
        Position? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var joined = Join();
        var log = await OpenLogAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var batch in log.ReadAsync(after, cancellationToken).ConfigureAwait(false))
            yield return batch;
    }

    /// <summary>Counts a viewer until the result is disposed: the grace period does not run meanwhile.</summary>
    public IDisposable Join() => new Joined(this);

    /// <summary>The log, live or as its store still has it.</summary>
    /// <exception cref="PositionLostException">The log is no longer kept.</exception>
    public async ValueTask<IRunLog> OpenLogAsync(CancellationToken cancellationToken) =>
        // Once ended, the log belongs to its store alone, which may let it go when memory is short.
        Volatile.Read(ref _liveLog) ?? await _context.Logs.FindAsync(Id, cancellationToken).ConfigureAwait(false)
            ?? throw new PositionLostException("The log of the run is no longer kept.");

    // Nobody here watches; somebody at another process may.
    private async Task LeaveAsync()
    {
        var watched = false;
        try
        {
            watched = await _context.Registry.IsWatchedAsync(Id).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // What cannot be known must not end somebody's answer: the next look decides.
            watched = true;
        }

        if (!watched)
            Stop(ErrorCodes.Abandoned);
        else
            _graceTimer.Change(_context.Options.Grace, Timeout.InfiniteTimeSpan);
    }

    private Task WatchAsync() => SuppressAsync(_context.Registry.WatchAsync(Id, _context.Options.Grace));

    private static async Task SuppressAsync(ValueTask call) => await call.AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task WorkAsync(IRunLog log)
    {
        var dispatcher = _context.Dispatchers.Create(log);
        var open = new OpenBrackets();
        using var timeout = _context.Time.CreateTimer(
            _ => Stop(ErrorCodes.Timeout),
            null,
            _context.Options.Timeout,
            Timeout.InfiniteTimeSpan
        );
        AgentEvent? last = null;
        try
        {
            await BeginAsync(dispatcher, open).ConfigureAwait(false);
            await BehindOthersAsync().ConfigureAwait(false);
            await foreach (var next in _context.Work.ExecuteAsync(Request, _stop.Token).WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                if (next.IsTerminal)
                {
                    last = next;
                    break;
                }

                open.Observe(next);
                await dispatcher.WriteAsync(next, _stop.Token).ConfigureAwait(false);
            }

            last ??= RunProblems.ToEvent(ErrorCodes.Internal);
        }
        catch (Exception failure)
        {
            last = ToError(failure);
        }

        try
        {
            foreach (var closing in open.Close())
                await dispatcher.WriteAsync(closing, CancellationToken.None).ConfigureAwait(false);
            await dispatcher.WriteAsync(last, CancellationToken.None).ConfigureAwait(false);
            await dispatcher.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _context.Logger.LogFailed(failure, Id, ErrorCodes.Internal);
        }

        Volatile.Write(ref _liveLog, null);
        await _graceTimer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Goes on behind what the pool has been given already: of many who ask at the same moment, all are told that their run has begun
    /// before the first of them is worked on.
    /// </summary>
    private static Task BehindOthersAsync() =>
        Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);

    /// <summary>Writes the first event; or closes what the process before has left open.</summary>
    private async ValueTask BeginAsync(EventDispatcher dispatcher, OpenBrackets open)
    {
        if (Request.Progress is not { Events.Count: > 0 } progress)
        {
            await dispatcher.WriteAsync(Started(), _stop.Token).ConfigureAwait(false);
            return;
        }

        foreach (var written in progress.Events)
            open.Observe(written);
        foreach (var closing in open.Close())
            await dispatcher.WriteAsync(closing, _stop.Token).ConfigureAwait(false);
        if (progress.Attempt > RunProgress.MaxAttempts)
        {
            Stop(ErrorCodes.Interrupted);
            _stop.Token.ThrowIfCancellationRequested();
        }
    }

    private RunStartedEvent Started() => new() { RunId = Id, ThreadId = Request.ThreadId, Input = Request.Ask };

    private RunErrorEvent ToError(Exception failure)
    {
        switch (failure)
        {
            case OperationCanceledException when _stopCode is { } code:
                _context.Logger.LogStopped(Id, code);
                return RunProblems.ToEvent(code);
            case ModelException model:
                _context.Logger.LogFailed(failure, Id, model.Code);
                return RunProblems.ToEvent(model.Code, model.Message, model.RetryAfter);
            case DatasetException dataset:
                _context.Logger.LogFailed(failure, Id, dataset.Code);
                return RunProblems.ToEvent(dataset.Code, dataset.Message);
            case RequestException request:
                _context.Logger.LogFailed(failure, Id, request.Code);
                return RunProblems.ToEvent(request.Code, request.Message);
            case RunTooLargeException:
                _context.Logger.LogFailed(failure, Id, ErrorCodes.RunTooLarge);
                return RunProblems.ToEvent(ErrorCodes.RunTooLarge);
            default:
                _context.Logger.LogFailed(failure, Id, ErrorCodes.Internal);
                return RunProblems.ToEvent(ErrorCodes.Internal);
        }
    }

    private sealed class Joined : IDisposable
    {
        private Run? _run;

        public Joined(Run run)
        {
            _run = run;
            lock (run._viewersGate)
            {
                if (++run._viewers != 1)
                    return;
                if (run._isElsewhere)
                    run._graceTimer.Change(TimeSpan.Zero, run._context.Options.Grace / 4);
                else if (!run.Completion.IsCompleted)
                    run._graceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _run, null) is not { } run)
                return;
            lock (run._viewersGate)
            {
                if (--run._viewers != 0)
                    return;
                if (run._isElsewhere)
                    run._graceTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                else if (!run.Completion.IsCompleted)
                    run._graceTimer.Change(run._context.Options.Grace, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
