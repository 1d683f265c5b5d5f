using Agent.Core.Datasets;

namespace Agent.Core.Agents;

/// <summary>Makes questions that are known to be answerable for a dataset.</summary>
public interface IQuestionSuggester
{
    /// <summary>Questions, best first.</summary>
    /// <param name="profile">The dataset.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="language">Tag of the language they are worded in; null for English.</param>
    IReadOnlyList<string> Suggest(DatasetProfile profile, int count, string? language = null);

    /// <summary>How well a question fits a dataset, 0–1: the share of its words that the dataset knows.</summary>
    double Fit(string question, DatasetProfile profile);
}
