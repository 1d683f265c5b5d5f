using System.Runtime.CompilerServices;
using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Suggestions;

/// <summary>
/// The questions that a dataset is introduced with, and what each was made from: asked in the same words, each is answered by its own
/// query.
/// </summary>
internal static class SuggestedQueries
{
    /// <summary>Questions kept for a dataset.</summary>
    public const int Most = 24;

    private static readonly ConditionalWeakTable<DatasetProfile, IReadOnlyList<QueryIdea>> Known = [];

    /// <summary>The questions, best first. Made once per profile.</summary>
    public static IReadOnlyList<QueryIdea> Of(DatasetProfile profile) => Known.GetValue(profile, static made => StartIdeas.Of(made, Most));

    /// <summary>The query of a question that was suggested; null for others.</summary>
    public static Query? Find(string question, DatasetProfile profile) =>
        Of(profile).FirstOrDefault(idea => string.Equals(idea.Question, question.Trim(), StringComparison.OrdinalIgnoreCase))?.Query;
}
