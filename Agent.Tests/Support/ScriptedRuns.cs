using System.Collections.Concurrent;
using Agent.Core.Streaming;
using Agent.Protocol;

namespace Agent.Tests.Support;

/// <summary>Runs that write a script into a dispatcher: the server side of a stream without an agent.</summary>
internal sealed class ScriptedRuns(EventDispatcherFactory dispatchers, IRunLogStore logs, ScriptedRuns.Script script)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IRunLog>>> _byRequest = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _cancels = new();
    private int _started;

    /// <summary>Writes the events of a run between its first and its last.</summary>
    public delegate Task Script(EventDispatcher dispatcher, AskRequest request, CancellationToken cancellationToken);

    public int Started => _started;

    public IReadOnlyCollection<string> Cancelled => [.. _cancels.Where(run => run.Value.IsCancellationRequested).Select(run => run.Key)];

    public Task<IRunLog> StartAsync(AskRequest request) =>
        _byRequest.GetOrAdd(request.ClientRequestId ?? Guid.NewGuid().ToString("N"), _ => new(() => BeginAsync(request))).Value;

    public async Task<IRunLog?> FindAsync(string runId) => await logs.FindAsync(runId, CancellationToken.None);

    public Task CancelAsync(string runId) => _cancels.TryGetValue(runId, out var source) ? source.CancelAsync() : Task.CompletedTask;

    private async Task<IRunLog> BeginAsync(AskRequest request)
    {
        var runId = $"run-{Interlocked.Increment(ref _started)}-{Guid.NewGuid():N}";
        var log = await logs.CreateAsync(runId, CancellationToken.None);
        var cancel = _cancels[runId] = new CancellationTokenSource();
        _ = Task.Run(() => RunAsync(runId, log, request, cancel.Token), CancellationToken.None);
        return log;
    }

    private async Task RunAsync(string runId, IRunLog log, AskRequest request, CancellationToken cancellationToken)
    {
        var dispatcher = dispatchers.Create(log);
        AgentEvent end = new RunFinishedEvent
        {
            RunId = runId,
            ThreadId = "t1",
            Result = new RunResult { Outcome = RunOutcomes.Answer, Answer = "done", AnsweredBy = "script", Timings = new RunTimings(0, 0) },
        };
        try
        {
            await dispatcher.WriteAsync(new RunStartedEvent { RunId = runId, ThreadId = "t1", Input = request }, cancellationToken);
            await script(dispatcher, request, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            end = new RunErrorEvent { Code = ErrorCodes.Cancelled, Message = "The run was cancelled." };
        }

        await dispatcher.WriteAsync(end, CancellationToken.None);
        await dispatcher.CompleteAsync();
    }
}
