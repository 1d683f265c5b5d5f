using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Answers.Words;
using Agent.Protocol;

namespace Agent.Planning.Answers;

/// <summary>
/// The answer to a query in words: one headline whose main figure is the only one of its sentence where one figure is asked for, then what
/// it is made of.
/// </summary>
public static class AnswerText
{
    /// <summary>Writes the answer.</summary>
    /// <param name="query">The query.</param>
    /// <param name="table">Its result.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="language">The language's tag: "de"; null, or one that is not spoken here, for English.</param>
    public static string Write(Query query, TableContent table, DatasetProfile profile, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        var context = new AnswerContext(query, table, profile, AnswerWords.For(language));
        return string.Join(' ', DetailSentences.Of(context).Prepend(Headline(context)));
    }

    private static string Headline(AnswerContext context) => context.Query.Presentation?.Form == AnswerForm.YesNo
        ? YesNoSentence.Write(context, Plain(context))
        : Plain(context);

    private static string Plain(AnswerContext context) => context.Query switch
    {
        { Rows: not null } => RecordsSentence.Write(context),
        { CountGroups: true } => GroupCountSentence.Write(context),
        { Compare: { } compare } => CompareSentence.Write(context, compare),
        { GroupBy.Count: > 0 } => GroupsSentence.Write(context),
        { Select.Count: > 1 } => FiguresSentence.Write(context),
        _ => context.Sentence.Whole(context),
    };
}
