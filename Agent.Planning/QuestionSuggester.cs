using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Planning.Answers.Words;
using Agent.Planning.Candidates;
using Agent.Planning.Drafts;
using Agent.Planning.Mentions;
using Agent.Planning.Suggestions;

namespace Agent.Planning;

/// <summary>Questions to begin with, made from what a dataset's columns hold, each with the query that answers it.</summary>
public sealed class QuestionSuggester(TimeProvider time) : IQuestionSuggester, IDatasetPreparation
{
    private const int MeasureAt = 2;

    /// <inheritdoc />
    public IReadOnlyList<string> Suggest(DatasetProfile profile, int count, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var words = AnswerWords.For(language);
        var ideas = SuggestedQueries.Of(profile, words).Select(idea => idea.Question).ToList();
        // Measures are asked for in English, whatever language answers.
        if (ReferenceEquals(words, AnswerWords.English) && MeasureIdeas.Start(profile, Today).FirstOrDefault() is { } measure)
            ideas.Insert(Math.Min(MeasureAt, ideas.Count), measure);
        return [.. ideas.Take(count)];
    }

    /// <inheritdoc />
    public void Prepare(DatasetProfile profile) => Suggest(profile, SuggestedQueries.Most);

    /// <inheritdoc />
    public double Fit(string question, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(profile);
        if (SuggestedQueries.Find(question, profile) is not null)
            return 1;
        if (Question.Read(question, profile, Today) is not { } read)
            return 0;
        // What can be read whole beats what merely shares words; the words themselves tell two datasets apart that can.
        List<int> telling = [.. Enumerable.Range(0, read.Tokens.Count).Where(read.IsContent)];
        var words =
            telling.Count == 0 ? 0 : (double)telling.Count(at => read.Names.Any(name => name.Start <= at && at < name.End)) / telling.Count;
        var isRead = CandidateGenerator.Generate(read).Any(candidate => candidate.Ledger.IsComplete);
        return (isRead ? 0.5 : 0) + (0.5 * words);
    }

    private DateTime Today => time.GetLocalNow().Date;
}
