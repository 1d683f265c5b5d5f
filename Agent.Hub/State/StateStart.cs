using Agent.Core.Runs;
using Agent.Hub.State.Database;
using Microsoft.Extensions.Options;

namespace Agent.Hub.State;

/// <summary>
/// Before the first connection: takes up the runs that were left without an end. The database is brought up to date meanwhile; who needs it
/// earlier waits.
/// </summary>
internal sealed class StateStart(RunManager runs, StateDatabase database, IOptions<StateOptions> options) : IHostedService
{
    private Task _migrating = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // In memory there is nothing from before, and the tables are made when they are first needed.
        if (options.Value.Store != StateOptions.Memory || options.Value.Database is { Length: > 0 })
            _migrating = database.ReadyAsync();
        await runs.ResumeAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await _migrating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
