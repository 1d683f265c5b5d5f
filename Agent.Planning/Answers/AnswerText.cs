using Agent.Core.Datasets;
using Agent.Core.Queries;
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
    public static string Write(Query query, TableContent table, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        var context = new AnswerContext(query, table, profile);
        return string.Join(' ', DetailSentences.Of(context).Prepend(Headline(context)));
    }

    /// <summary>The main figure with what it counts, short: "221 incidents", "Maintenance (221)"; null where the result has none.</summary>
    public static string? Figure(Query query, TableContent table, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        var context = new AnswerContext(query, table, profile);
        if (query.Rows is not null)
            return context.Noun.Count(table.TotalRows);
        if (table.Rows.Count == 0)
            return $"no {context.Noun.Plural}";
        if (context.Keys > 0)
            return $"{context.Name(table.Rows[0])}: {context.Value(context.FigureOf(table.Rows[0]))}";
        return context.Figure is CountOf && query.Compare is null && !query.CountGroups
            ? context.Noun.Count(FigureText.Number(context.Single))
            : FigureText.Write(context.Single, context.FigureColumn);
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
