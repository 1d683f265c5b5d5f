using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers;

/// <summary>"Incidents by month, January 2024 to June 2025: most in May 2024 (31), fewest in August 2024 (3)."</summary>
internal static class SeriesSentence
{
    public static string Write(AnswerContext context)
    {
        var rows = context.Table.Rows;
        var valued = rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        var unit = context.Query.GroupBy[0].Period!.Value.ToString().ToLowerInvariant();
        var window = context.Query.Window is { } made ? $", {WindowWords.Of(made, context.Query)}" : string.Empty;
        var subject = PhraseText.Capital(context.Sentence.Subject(context));
        var head = $"{subject} by {unit}{window}, {context.Name(rows[0])} to {context.Name(rows[^1])}";
        if (valued.Count == 0)
            return $"{head}: no values.";
        var (top, bottom) = (
            valued.MaxBy(row => FigureText.Number(context.FigureOf(row)))!,
            valued.MinBy(row => FigureText.Number(context.FigureOf(row)))!
        );
        var isCount = context.Sentence.IsCount && context.Query.Window is null;
        var (most, fewest) = isCount ? ("most", "fewest") : ("highest", "lowest");
        return $"{head}: {most} in {Point(context, top)}, {fewest} in {Point(context, bottom)}.";
    }

    private static string Point(AnswerContext context, IReadOnlyList<object?> row) =>
        $"{context.Name(row)} ({context.Value(context.FigureOf(row))})";
}
