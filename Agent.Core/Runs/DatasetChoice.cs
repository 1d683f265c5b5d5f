using System.Runtime.CompilerServices;
using System.Text.Json;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Chips;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>
/// Which dataset a question goes to: the one named, the only one, else the one whose words fit best – said in the answer.
/// </summary>
internal sealed class DatasetChoice(CallerCatalog catalog, IQuestionSuggester suggester, AskRequest ask)
{
    /// <summary>What the answer says about the choice; null where there was nothing to choose.</summary>
    public string? Preface { get; private set; }

    /// <summary>Waits for a dataset that is still loading, and says so.</summary>
    public async IAsyncEnumerable<AgentEvent> WaitAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var loading in Candidates().Where(info => info.Status == DatasetStatus.Loading))
        {
            var step = $"Loading {loading.Title}";
            yield return new StepStartedEvent { StepName = step };
            await TryLoadAsync(loading.Id, ask.Dataset is not null, cancellationToken).ConfigureAwait(false);
            yield return new StepFinishedEvent { StepName = step };
        }
    }

    /// <summary>Opens the dataset.</summary>
    /// <exception cref="DatasetException">There is none, or it could not be loaded.</exception>
    public async ValueTask<IDataset> OpenAsync(CancellationToken cancellationToken)
    {
        if (ask.Dataset is { } named)
            return await catalog.OpenAsync(named, cancellationToken).ConfigureAwait(false);

        var ready = catalog.List().Where(info => info is { Status: DatasetStatus.Ready, IsOfHub: false }).ToList();
        return ready.Count switch
        {
            0 => throw new DatasetException(
                ErrorCodes.UnknownDataset,
                "There is no dataset to ask: put an Excel workbook or a CSV file into the data folder."
            ),
            1 => await catalog.OpenAsync(ready[0].Id, cancellationToken).ConfigureAwait(false),
            _ => await OpenBestAsync(ask.Question, ready, cancellationToken).ConfigureAwait(false),
        };
    }

    private IEnumerable<DatasetInfo> Candidates() =>
        ask.Dataset is { } named ? catalog.Find(named) is { } one ? [one] : [] : catalog.List();

    private async ValueTask TryLoadAsync(string id, bool isNamed, CancellationToken cancellationToken)
    {
        try
        {
            (await catalog.OpenAsync(id, cancellationToken).ConfigureAwait(false)).Dispose();
        }
        catch (DatasetException) when (!isNamed)
        {
            // One broken file among several is no reason to fail the question; the list of datasets shows it.
        }
    }

    // A query names its table and columns: it fits where they are.
    private static double Fit(JsonElement query, DatasetProfile profile)
    {
        var read = QueryJson.Read(query);
        return profile.Sheet(read.From) is null ? 0
            : QueryFields.Of(read).All(field => profile.Sheet(field.Table ?? read.From)?.Column(field.Column) is not null) ? 1
            : 0.5;
    }

    private async ValueTask<IDataset> OpenBestAsync(string question, List<DatasetInfo> ready, CancellationToken cancellationToken)
    {
        IDataset? best = null;
        var bestFit = -1.0;
        foreach (var info in ready)
        {
            if (await TryOpenAsync(info.Id, cancellationToken).ConfigureAwait(false) is not { } dataset)
                continue;
            var fit = ask.Query is { } query ? Fit(query, dataset.Profile) : suggester.Fit(question, dataset.Profile);
            if (fit > bestFit)
            {
                best?.Dispose();
                (best, bestFit) = (dataset, fit);
            }
            else
            {
                dataset.Dispose();
            }
        }

        if (best is null)
            throw new DatasetException(ErrorCodes.DatasetFailed, "None of the datasets can be opened.");
        Preface =
            $"Asking **{best.Profile.Title}**, which fits the {(ask.Query is null ? "question" : "query")} best of {ready.Count} datasets.";
        return best;
    }

    private async ValueTask<IDataset?> TryOpenAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.OpenAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (DatasetException)
        {
            // The list of datasets shows it; the question goes to another.
            return null;
        }
    }
}
