using System.Runtime.InteropServices;

namespace Agent.Hub.Hosting;

/// <summary>
/// Stops the host on Ctrl+C and SIGTERM as the console lifetime does, but drains the runs first: the console lifetime announces the stop at
/// once,
/// at which SignalR closes every connection before its last events are out. A second signal ends the runs at once, each with its last
/// event; a third does not wait.
/// </summary>
internal sealed class DrainingLifetime(IHostApplicationLifetime application, IServiceProvider services) : IHostLifetime, IDisposable
{
    // The drain is asked for at the signal, not at the start: the host makes its lifetime before settings are validated.
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT])
            _signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        switch (Interlocked.Increment(ref _asked))
        {
            case 1:
                _ = StopAfterDrainAsync();
                break;
            case 2:
                services.GetRequiredService<RunDrain>().Hurry();
                break;
            default:
                application.StopApplication();
                break;
        }
    }

    // Owned by the drain, which cannot fail, and the host, which the stop ends.
    private async Task StopAfterDrainAsync()
    {
        await services.GetRequiredService<RunDrain>().DrainAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        application.StopApplication();
    }
}
