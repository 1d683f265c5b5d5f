using Agent.Core.Queries;
using Agent.Core.Queries.Words;
using Agent.Protocol;

namespace Agent.Planning.Answers;

/// <summary>What is to be known beside the first sentence: of which records, judged when, what was left out.</summary>
internal static class DetailSentences
{
    private const int MaxReasons = 3;

    public static IEnumerable<string> Of(AnswerContext context)
    {
        if (context.Query.Rows is null && !context.Query.CountGroups)
        {
            foreach (var detail in context.Sentence.Details(context))
                yield return detail;
        }

        if (context.Query.Where is { } where)
            yield return $"Only {context.Noun.Plural} where {where.ToWords(context.Labels)}.";
        if (context.Figure.Where is { } own && context.Query.Rows is null)
            yield return $"Counted are those where {own.ToWords(context.Labels)}.";
        if (context.Query.Having.Count > 0)
        {
            var having = context.Query.Having.Select(having => HavingWords.Of(having, context.Labels));
            yield return $"Only groups with {string.Join(" and ", having)}.";
        }

        if (context.Query.AsOf is { } day)
            yield return $"As of {DateWords.Day(day)}.";
        if (context.Table.Evidence is { Entities: { } entities, RowsUsed: var rows } && entities < rows)
            yield return $"Each {context.Noun.Singular} is counted once: {FigureText.Write(entities)} in {FigureText.Write(rows)} rows.";
        var left = context
            .Table.Evidence.RowsExcluded.Where(excluded =>
                excluded.Count > 0 && !excluded.Reason.StartsWith("continues", StringComparison.Ordinal)
            )
            .Take(MaxReasons)
            .ToList();
        if (left.Count > 0)
            yield return $"Left out: {PhraseText.Join([.. left.Select(LeftOut)])}.";
    }

    private static string LeftOut(ExcludedRows excluded) =>
        $"{FigureText.Write(excluded.Count)} {(excluded.Count == 1 ? "row" : "rows")} ({excluded.Reason})";
}
