namespace Agent.Hub.State.Database;

/// <summary>Forgets conversations that are past their retention or too many; looks every ten minutes.</summary>
internal sealed partial class ThreadRetention(DatabaseThreadStore threads, TimeProvider time, ILogger<ThreadRetention> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await threads.SweepAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old conversations could not be removed; the next try is in ten minutes")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
