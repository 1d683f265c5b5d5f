using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>Groups: who leads, by how much of all, who ties, who follows; a series from its first to its last period.</summary>
internal static class GroupsSentence
{
    private const int Followers = 4;
    private const int NamedTies = 5;

    public static string Write(AnswerContext context)
    {
        var rows = context.Table.Rows;
        if (rows.Count == 0)
            return $"No {context.Noun.Plural}.";
        if (rows.Count == 1)
            return Only(context, rows[0]);
        return IsSeries(context.Query) ? SeriesSentence.Write(context) : Ranking(context, rows);
    }

    /// <summary>Whether the groups are periods of one series.</summary>
    public static bool IsSeries(Query query) => query.GroupBy is [{ Period: not null }] && query.Order is [] or [{ Key: 0 }];

    private static string Only(AnswerContext context, IReadOnlyList<object?> row)
    {
        if (context.Query.Limit is not null)
            return Leader(context, [row], IsLowest(context));
        var value = context.Value(context.FigureOf(row));
        return context.Figure is CountOf
            ? $"{context.Name(row)}: {context.Noun.Count(FigureText.Number(context.FigureOf(row)))}."
            : $"{context.Name(row)}: {value} ({context.Sentence.Subject(context)}).";
    }

    private static string Ranking(AnswerContext context, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var lowest = IsLowest(context);
        var valued = rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        if (valued.Count == 0)
        {
            var where = context.FigureOf(rows[0]) is string ? "is in the table" : "has no values";
            return $"{PhraseText.Capital(context.Sentence.Subject(context))} by {By(context)} {where}.";
        }

        var best = lowest
            ? valued.Min(row => FigureText.Number(context.FigureOf(row)))
            : valued.Max(row => FigureText.Number(context.FigureOf(row)));
        var leaders = valued.Where(row => FigureText.Number(context.FigureOf(row)) == best).ToList();
        var rest = valued.Except(leaders).ToList();
        if (leaders.Count == valued.Count || leaders.Count > NamedTies)
            return Even(context, leaders, rest.Count, lowest);
        var followers = rest.Take(Followers).Select(row => $"{context.Name(row)} {context.Value(context.FigureOf(row))}").ToList();
        var more = rest.Count - followers.Count;
        if (more > 0)
            followers.Add($"{FigureText.Write(more)} more");
        // In their own order groups do not follow each other by size.
        var then =
            context.Query.Order is [{ Key: not null }, ..]
            || context.Query.GroupBy.Any(key => key.Part is not null || key.Period is not null)
                ? "Others"
                : "Then";
        return followers.Count == 0
            ? Leader(context, leaders, lowest)
            : $"{Leader(context, leaders, lowest)} {then}: {PhraseText.Join(followers)}.";
    }

    private static string Even(AnswerContext context, List<IReadOnlyList<object?>> leaders, int others, bool lowest)
    {
        var value = context.Value(context.FigureOf(leaders[0]));
        var names =
            leaders.Count <= NamedTies
                ? PhraseText.Join([.. leaders.Select(context.Name)])
                : $"{FigureText.Write(leaders.Count)} groups tie";
        return others == 0 && leaders.Count <= NamedTies
            ? $"{names} are level on {context.Sentence.Subject(context)}: {value} each."
            : $"{names} for the {(lowest ? "lowest" : "highest")} {context.Sentence.Subject(context)}: {value} each.";
    }

    private static string Leader(AnswerContext context, List<IReadOnlyList<object?>> leaders, bool lowest)
    {
        var names = PhraseText.Join([.. leaders.Select(context.Name)]);
        var cell = context.FigureOf(leaders[0]);
        var each = leaders.Count > 1 ? " each" : string.Empty;
        var subject = context.Sentence.Subject(context);
        if (!context.Sentence.IsCount)
        {
            var have = leaders.Count > 1 ? "have" : "has";
            return $"{names} {have} the {(lowest ? "lowest" : "highest")} {subject}: {context.Value(cell)}{each}.";
        }

        return $"{names} had {(lowest ? "fewest" : "most")} {subject}: {context.Value(cell)}{each}{OfTotal(context, cell)}.";
    }

    // Only where the count is of the records themselves: a share of anything else is another question.
    private static string OfTotal(AnswerContext context, object? cell)
    {
        var count = FigureText.Number(cell);
        if (
            context.Figure is not CountOf { Where: null }
            || context.Query.Compare is not null
            || context.Query.Window is not null
            || context.Total is not { } total
            || total < count
            || total == 0
        )
            return string.Empty;
        return $" of {FigureText.Write(total)} ({FigureText.Percent(100 * count / total)})";
    }

    private static bool IsLowest(AnswerContext context) => context.Query.Order is [{ Select: not null, Descending: false }, ..];

    private static string By(AnswerContext context) =>
        PhraseText.Join([.. context.Query.GroupBy.Select(key => Core.Queries.Words.KeyWords.Of(key, context.Labels))]);
}
