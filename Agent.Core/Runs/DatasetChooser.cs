using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Protocol;

namespace Agent.Core.Runs;

/// <summary>Finds the dataset a question goes to.</summary>
public sealed class DatasetChooser(IDatasetCatalog catalog, IQuestionSuggester suggester, IDatasetRights rights)
{
    /// <summary>The choice for a question; a conversation stays with its dataset unless the question names another.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="caller">Who asks: datasets they may not ask are not there for them.</param>
    /// <param name="previous">Id of the dataset the conversation was about last; null for a new one.</param>
    internal DatasetChoice Choose(AskRequest ask, Caller caller, string? previous) =>
        new(
            new CallerCatalog(catalog, rights, caller),
            suggester,
            ask.Dataset is null && previous is not null && catalog.Find(previous, caller.Rows) is not null
                ? ask with
                {
                    Dataset = previous,
                }
                : ask
        );
}
