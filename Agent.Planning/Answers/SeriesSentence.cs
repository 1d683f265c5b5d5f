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

    private static string Point(AnswerContext context, IReadOnlyList<object?> row) =>
        $"{context.Name(row)} ({context.Value(context.FigureOf(row))})";
}
