using Agent.Core.Datasets;
using Microsoft.Extensions.Options;

namespace Agent.Hub.Security;

/// <summary>
/// Warns at start of rules whose dataset is not there: it may come later, or its id is misspelt and the one that was meant stands open.
/// </summary>
internal sealed partial class RulesWithoutDataset(
    IOptions<SecurityOptions> options,
    IDatasetCatalog catalog,
    IHostApplicationLifetime application,
    ILogger<RulesWithoutDataset> logger
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Datasets.Count == 0)
            return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        var known = string.Join(", ", catalog.List(RowAccess.All).Select(info => info.Id).Order(StringComparer.Ordinal));
        foreach (
            var named in options
                .Value.Datasets.Select(rule => rule.Dataset)
                .Where(id => id != DatasetRights.Every && catalog.Find(id, RowAccess.All) is null)
                .Distinct()
        )
            LogUnknown(logger, named, known);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Agent:Security:Datasets has a rule for {Dataset}, and there is no dataset of this id now; there are: {Known}"
    )]
    private static partial void LogUnknown(ILogger logger, string dataset, string known);
}
