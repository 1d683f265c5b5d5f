using Agent.Core.Runs;
using Agent.Core.Streaming;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Hosting;

/// <summary>
/// Ends all runs before connections are closed: new ones are refused, those at work get time, the rest are stopped; each log gets its last
/// event,
/// and viewers get a moment to receive it.
/// </summary>
internal sealed class RunDrain(RunManager runs, ViewerGuard viewers, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    // Looks, not seconds: where the process hardly gets a turn, the frames need as many turns as elsewhere. Two seconds on an idle machine.
    private const int LastFrames = 100;

    // A stream that has ended has given its last frame to the connection's pipe, not yet to the network, and SignalR closes without a
    // flush.
    private const int Flush = 15;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _hurry = new();
    private Task? _draining;

    /// <summary>Whether it has begun: nobody new is let in.</summary>
    public bool IsDraining
    {
        get
        {
            lock (_gate)
                return _draining is not null;
        }
    }

    /// <summary>Does not wait for the runs any longer: each is stopped and gets its last event.</summary>
    public void Hurry() => _hurry.Cancel();

    public void Dispose() => _hurry.Dispose();

    /// <summary>Drains once, however often it is asked.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
            return _draining ??= WorkAsync();
    }

    // SignalR closes its connections when the host says that it is stopping: this comes before.
    public Task StoppingAsync(CancellationToken cancellationToken) => DrainAsync().WaitAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WorkAsync()
    {
        var watched = viewers.Count > 0;
        await runs.DrainAsync(_hurry.Token).ConfigureAwait(false);
        for (var look = 0; look < LastFrames && viewers.Count > 0; look++)
            await Task.Delay(Look, time).ConfigureAwait(false);
        for (var look = 0; look < Flush && watched; look++)
            await Task.Delay(Look, time).ConfigureAwait(false);
    }
}
