namespace Agent.Planning.Answers;

/// <summary>"Incidents by month, January 2024 to June 2025: most in May 2024 (31), fewest in August 2024 (3)."</summary>
internal static class SeriesSentence
{
    public static string Write(AnswerContext context)
    {
        var rows = context.Table.Rows;
        var valued = rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        var words = context.Words;
        var window = context.Query.Window is { } made ? words.Window(made, context.Query) : null;
        var head = words.Series(
            context.Sentence.Subject(context),
            context.Query.GroupBy[0].Period!.Value, // only a series comes here
            window,
            context.Name(rows[0]),
            context.Name(rows[^1])
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

    private static string Point(AnswerContext context, IReadOnlyList<object?> row) =>
        $"{context.Name(row)} ({context.Value(context.FigureOf(row))})";
}
