using Agent.Core.Queries;
using Agent.Planning.Answers.Words;

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
            return context.Words.None(context.Noun);
        if (rows.Count == 1)
            return Only(context, rows[0]);
        return IsSeries(context.Query) ? SeriesSentence.Write(context) : Ranking(context, rows);
    }

    /// <summary>Whether the groups are periods of one series.</summary>
    public static bool IsSeries(Query query) => query.GroupBy is [{ Period: not null }] && query.Order is [] or [{ Key: 0 }];

    private static string Only(AnswerContext context, IReadOnlyList<object?> row)
    {
        // The second one has not the most.
        if (context.Query.Limit is { Skip: 0 })
            return Leader(context, [row], IsLowest(context));
        var value = context.Value(context.FigureOf(row));
        return context.Figure is CountOf
            ? $"{context.Name(row)}: {context.Count(FigureText.Number(context.FigureOf(row)))}."
            : $"{context.Name(row)}: {value} ({context.Sentence.Subject(context)}).";
    }

    private static string Ranking(AnswerContext context, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var lowest = IsLowest(context);
        var valued = rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        // The group of those without a value leads nothing; it is told behind the others.
        if (context.Keys == 1 && valued.Find(IsBlank) is { } blank && valued.Count > 2)
            return $"{Ranked(context, [.. valued.Where(row => !IsBlank(row))], lowest, unnamed: 1)} "
                + context.Words.BlankGroup(context.Heading(context.Query.GroupBy[0].Of), context.Value(context.FigureOf(blank)));
        return Ranked(context, valued, lowest, unnamed: 0);
    }

    private static bool IsBlank(IReadOnlyList<object?> row) => row[0] is null || (row[0] as string) == AnswerWords.English.Replies.Blank;

    private static string Ranked(AnswerContext context, List<IReadOnlyList<object?>> valued, bool lowest, int unnamed)
    {
        var rows = context.Table.Rows;
        var words = context.Words;
        if (valued.Count == 0)
            return context.FigureOf(rows[0]) is string
                ? words.GroupsInTable(context.Sentence.Subject(context), By(context))
                : words.GroupsWithoutValues(context.Sentence.Subject(context), By(context));
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
            followers.Add(words.More(context.Text(more + unnamed)));
        // In their own order groups do not follow each other by size.
        var bySize =
            context.Query.Order is not [{ Key: not null }, ..]
            && !context.Query.GroupBy.Any(key => key.Part is not null || key.Period is not null);
        // Of many months by something, a few of the first tell nothing.
        var isCourse = context.Keys > 1 && context.Query.GroupBy.Any(key => key.Period is not null);
        return followers.Count == 0 || isCourse
            ? Leader(context, leaders, lowest)
            : $"{Leader(context, leaders, lowest)} {words.Followers(bySize, words.Join(followers))}";
    }

    private static string Even(AnswerContext context, List<IReadOnlyList<object?>> leaders, int others, bool lowest)
    {
        var isNamed = leaders.Count <= NamedTies;
        var names = isNamed
            ? context.Words.Join([.. leaders.Select(context.Name)])
            : context.Words.GroupsTie(context.Text(leaders.Count));
        var lead = Lead(context, leaders, lowest) with { Names = names };
        return others == 0 && isNamed ? context.Words.Level(lead) : context.Words.Tie(lead);
    }

    private static string Leader(AnswerContext context, List<IReadOnlyList<object?>> leaders, bool lowest) =>
        context.Words.Leader(Lead(context, leaders, lowest) with { OfTotal = OfTotal(context, context.FigureOf(leaders[0])) });

    private static GroupLead Lead(AnswerContext context, List<IReadOnlyList<object?>> leaders, bool lowest) =>
        new(
            context.Words.Join([.. leaders.Select(context.Name)]),
            leaders.Count > 1,
            lowest,
            context.Sentence.IsCount,
            context.Sentence.Subject(context),
            context.Value(context.FigureOf(leaders[0]))
        );

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
        return context.Words.OfTotal(context.Text(total), FigureText.Percent(100 * count / total, context.Words));
    }

    private static bool IsLowest(AnswerContext context) => context.Query.Order is [{ Select: not null, Descending: false }, ..];

    private static string By(AnswerContext context) =>
        context.Words.Join([.. context.Query.GroupBy.Select(key => context.Words.Key(key, context.Labels))]);
}
