using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers;

/// <summary>What is to be known beside the first sentence: of which records, judged when, what was left out.</summary>
internal static class DetailSentences
{
    private const int MaxReasons = 3;

    public static IEnumerable<string> Of(AnswerContext context)
    {
        var words = context.Words;
        if (context.Query.Rows is null && !context.Query.CountGroups)
        {
            foreach (var detail in context.Sentence.Details(context))
                yield return detail;
        }

        if (Only(context) is { } only)
            yield return only;
        if (context.Figure.Where is { } own && context.Query.Rows is null)
            yield return words.CountedThose(words.Condition(own, context.Labels));
        if (context.Query.Having.Count > 0)
            yield return words.OnlyGroups([.. context.Query.Having.Select(having => words.Having(having, context.Labels))]);
        if (context.Query.AsOf is { } day)
            yield return words.AsOf(day);
        if (context.Table.Evidence is { Entities: { } entities, RowsUsed: var rows } && entities < rows)
            yield return words.CountedOnce(context.Noun, context.Text(entities), context.Text(rows));
        var continues = words.Query.Continues(context.Table.Evidence.EntityKey ?? string.Empty);
        var left = context
            .Table.Evidence.RowsExcluded.Where(excluded =>
                excluded.Count > 0 && excluded.Reason != continues
            )
            .Take(MaxReasons)
            .ToList();
        if (left.Count > 0)
            yield return words.LeftOut([.. left.Select(excluded => ((long)excluded.Count, context.Text(excluded.Count), excluded.Reason))]);
    }

    /// <summary>The conditions, unless the first sentence has told them all.</summary>
    private static string? Only(AnswerContext context)
    {
        if (context.Query.Where is null)
            return null;
        var parts = TitleParts.Of(context.Query, context.Profile);
        return parts.Others is null && SaysStatus(context)
            ? null
            : context.Words.Only(context.Noun, parts.Status, parts.Others, context.Labels);
    }

    /// <summary>Whether the first sentence has told the status: "North had the most overdue actions".</summary>
    private static bool SaysStatus(AnswerContext context) =>
        context.Words.Status(context.Status).Length > 0
        && context.Table.Rows.Count > 0
        && (
            context.Query.Rows is { Distinct: false }
                ? context.Table.TotalRows > 1
                : context.Figure is CountOf && context.Single is not (null or 0L)
        );
}
