using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Agent.Hub.Hosting;

/// <summary>Says where the hub is, what it has loaded, and three questions to try.</summary>
internal sealed partial class Greeting(
    IServer server, IHostApplicationLifetime application, IDatasetCatalog catalog, IQuestionSuggester suggester, TextWriter output,
    ILogger<Greeting> logger) : BackgroundService
{
    private const int Questions = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            await output.WriteLineAsync($"Agent Hub is at {address}").ConfigureAwait(false);

        var greeted = false;
        foreach (var listed in catalog.List(RowAccess.All))
        {
            var questions = await LoadAsync(listed, stoppingToken).ConfigureAwait(false);
            if (catalog.Find(listed.Id, RowAccess.All) is { } now)
                await output.WriteLineAsync(Describe(now)).ConfigureAwait(false);
            if (greeted || questions.Count == 0)
                continue;
            greeted = true;
            await output.WriteLineAsync("Try:").ConfigureAwait(false);
            foreach (var question in questions)
                await output.WriteLineAsync($"  dotnet run --project Agent.Console -- \"{question}\"").ConfigureAwait(false);
        }
    }

    private static string Describe(DatasetInfo info) => info.Status == DatasetStatus.Ready
        ? $"  {info.File}: {string.Join(", ", info.Sheets.Select(sheet => $"{sheet.Name} ({sheet.Rows:N0} rows)"))}"
        : $"  {info.File}: {info.Status}. {info.Error}".TrimEnd();

    private async Task<IReadOnlyList<string>> LoadAsync(DatasetInfo info, CancellationToken cancellationToken)
    {
        try
        {
            using var dataset = await catalog.OpenAsync(info.Id, RowAccess.All, cancellationToken).ConfigureAwait(false);
            return suggester.Suggest(dataset.Profile, Questions);
        }
        catch (DatasetException)
        {
            // The listing says what is wrong with it.
            return [];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A greeting is no reason to stop the host.
            LogFault(logger, fault, info.File);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No questions can be suggested for {File}")]
    private static partial void LogFault(ILogger logger, Exception fault, string file);
}
