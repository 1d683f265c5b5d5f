using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words;

/// <summary>The languages in which the planner answers.</summary>
internal sealed class Phrasebook : IPhrasebook
{
    /// <inheritdoc />
    public QueryPhrases PhrasesOf(string? language) => AnswerWords.For(language).Query;
}
