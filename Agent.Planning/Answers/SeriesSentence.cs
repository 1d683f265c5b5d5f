using Agent.Planning.Answers.Words;

namespace Agent.Planning.Answers;

/// <summary>"Incidents by month, January 2024 to June 2025: most in May 2024 (31), fewest in August 2024 (3)."</summary>
internal static class SeriesSentence
{
    public static string Write(AnswerContext context)
    {
        var rows = context.Table.Rows;
        // Records without a date are a row of their own, no period.
        var dated = rows.Where(row => row[0] is not string { Length: > 0 } name || char.IsAsciiDigit(name[0])).ToList();
        var periods = dated.Count > 0 ? dated : [.. rows];
        var valued = periods.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        var words = context.Words;
        if (periods.Count == 2 && valued.Count == 2 && context.Query.Window is null)
            return Two(context, periods[0], periods[1]);
        var window = context.Query.Window is { } made ? words.Window(made, context.Query) : null;
        var head = words.Series(
            context.Sentence.Subject(context),
            context.Query.GroupBy[0].Period!.Value, // only a series comes here
            window,
            context.Name(periods[0]),
            context.Name(periods[^1])
        );
        if (valued.Count == 0)
            return $"{head}: {words.NoValues}";
        var (top, bottom) = (
            valued.MaxBy(row => FigureText.Number(context.FigureOf(row)))!,
            valued.MinBy(row => FigureText.Number(context.FigureOf(row)))!
        );
        var isCount = context.Sentence.IsCount && context.Query.Window is null;
        return $"{head}: {words.SeriesEnds(isCount, Point(context, top), Point(context, bottom))}";
    }

    /// <summary>Two periods are compared: by how much the later one differs from the earlier.</summary>
    private static string Two(AnswerContext context, IReadOnlyList<object?> earlier, IReadOnlyList<object?> later)
    {
        var (before, now) = (FigureText.Number(context.FigureOf(earlier)), FigureText.Number(context.FigureOf(later)));
        var percent = 100 * (now - before) / before;
        return context.Words.TwoPeriods(
            new PeriodChange(
                context.Sentence.Subject(context),
                context.Sentence.IsCount,
                (context.Name(earlier), context.Value(context.FigureOf(earlier))),
                (context.Name(later), context.Value(context.FigureOf(later))),
                now - before,
                context.Sentence.IsCount ? context.Text(Math.Abs(now - before)) : context.Value(Math.Abs(now - before)),
                before > 0 && double.IsFinite(percent)
                    ? $" ({(percent > 0 ? "+" : string.Empty)}{FigureText.Percent(percent, context.Words)})"
                    : string.Empty
            )
        );
    }

    private static string Point(AnswerContext context, IReadOnlyList<object?> row) =>
        $"{context.Name(row)} ({context.Value(context.FigureOf(row))})";
}
