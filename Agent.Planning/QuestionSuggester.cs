using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Planning.Linking;
using Agent.Planning.Reading;
using Agent.Planning.Suggestions;

namespace Agent.Planning;

/// <summary>Questions to begin with, made from what a dataset's columns hold, each with the query that answers it.</summary>
public sealed class QuestionSuggester(TimeProvider time) : IQuestionSuggester, IDatasetPreparation
{
    /// <inheritdoc />
    public IReadOnlyList<string> Suggest(DatasetProfile profile, int count)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. SuggestedQueries.Of(profile).Take(count).Select(idea => idea.Question)];
    }

    /// <inheritdoc />
    public void Prepare(DatasetProfile profile) => Suggest(profile, SuggestedQueries.Most);

    /// <inheritdoc />
    public double Fit(string question, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        var reading = QuestionReader.Read(question, profile, Today);
        // What can be answered beats what merely shares words; the words themselves tell two datasets apart that can.
        var words = QuestionReader.KnownWords(question, profile);
        return reading.Query is null ? 0.5 * words : 0.5 + (0.25 * reading.Confidence) + (0.25 * words);
    }

    private DateTime Today => time.GetLocalNow().Date;
}
