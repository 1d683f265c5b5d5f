using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers.Words;

namespace Agent.Planning.Suggestions;

/// <summary>
/// The questions that a dataset is introduced with, and what each was made from: asked in the same words, each is answered by its own
/// query.
/// </summary>
internal static class SuggestedQueries
{
    /// <summary>Questions kept for a dataset.</summary>
    public const int Most = 24;

    private static readonly ConditionalWeakTable<DatasetProfile, ConcurrentDictionary<string, IReadOnlyList<QueryIdea>>> Known = [];

    /// <summary>The questions in a language, best first. Made once per profile.</summary>
    public static IReadOnlyList<QueryIdea> Of(DatasetProfile profile, AnswerWords words) =>
        Known.GetOrCreateValue(profile).GetOrAdd(words.Language, _ => StartIdeas.Of(profile, Most, words));

    /// <summary>The query of a question that was suggested in any language; null for others.</summary>
    public static Query? Find(string question, DatasetProfile profile)
    {
        var asked = question.Trim();
        return AnswerWords
            .All.SelectMany(words => Of(profile, words))
            .FirstOrDefault(idea => string.Equals(idea.Question, asked, StringComparison.OrdinalIgnoreCase))
            ?.Query;
    }
}
