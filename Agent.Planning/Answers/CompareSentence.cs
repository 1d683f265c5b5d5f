using Agent.Core.Queries;

namespace Agent.Planning.Answers;

/// <summary>Two sets: "7 fewer incidents.", with both figures behind it.</summary>
internal static class CompareSentence
{
    public static string Write(AnswerContext context, Comparison compare)
    {
        if (context.Keys > 0)
            return Groups(context, compare);
        if (context.Table.Rows is not [var row, ..])
            return $"No {context.Noun.Plural}.";
        return compare.Form == ComparisonForm.SideBySide
            ? $"{Side(context, compare.Left, row, 0)}, {Side(context, compare.Right, row, 1)}."
            : $"{First(context, compare, row)} {Side(context, compare.Left, row, 1)}, {Side(context, compare.Right, row, 2)}.";
    }

    /// <summary>Which of two has more; null where they are equal or one has no figure.</summary>
    public static bool? LeftIsMore(AnswerContext context, Comparison compare)
    {
        if (context.Table.Rows is not [var row, ..])
            return null;
        var (left, right) =
            compare.Form == ComparisonForm.SideBySide
                ? (context.Side(row, 0), context.Side(row, 1))
                : (context.Side(row, 1), context.Side(row, 2));
        var difference = FigureText.Number(left) - FigureText.Number(right);
        return difference is 0 or double.NaN ? null : difference > 0;
    }

    private static string First(AnswerContext context, Comparison compare, IReadOnlyList<object?> row)
    {
        var number = FigureText.Number(context.FigureOf(row));
        if (double.IsNaN(number))
            return "There is nothing to compare with.";
        var isCount = context.Sentence.IsCount;
        var subject = context.Sentence.Subject(context);
        var size = Math.Abs(number);
        return compare.Form switch
        {
            ComparisonForm.Ratio => isCount
                ? $"{FigureText.Write(number)} times as many {subject}."
                : $"{FigureText.Write(number)} times the {subject}.",
            _ when number == 0 => $"No difference in {subject}.",
            ComparisonForm.PercentChange => isCount
                ? $"{FigureText.Percent(size)} {(number > 0 ? "more" : "fewer")} {subject}."
                : $"{PhraseText.Capital(subject)} is {FigureText.Percent(size)} {(number > 0 ? "higher" : "lower")}.",
            _ => isCount
                ? $"{FigureText.Write(size)} {(number > 0 ? "more" : "fewer")} {(size == 1 ? context.Noun.Singular : subject)}."
                : $"{PhraseText.Capital(subject)} is {FigureText.Write(size, context.FigureColumn)} {(number > 0 ? "higher" : "lower")}.",
        };
    }

    private static string Side(AnswerContext context, ComparedSet side, IReadOnlyList<object?> row, int number)
    {
        var at = context.FigureAt + number;
        return $"{side.Label}: {(at < row.Count ? FigureText.Write(row[at], context.Table.Columns[at]) : "no value")}";
    }

    private static string Groups(AnswerContext context, Comparison compare)
    {
        var valued = context.Table.Rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        if (valued.Count == 0)
            return $"No {context.Noun.Plural} to compare.";
        var (left, right) = (compare.Left.Label, compare.Right.Label);
        if (compare.Form == ComparisonForm.SideBySide)
        {
            var subject = PhraseText.Capital(context.Sentence.Subject(context));
            return $"{subject} of {left} beside {right}, for {FigureText.Write(context.Table.TotalRows)} groups.";
        }

        var (top, bottom) = (
            valued.MaxBy(row => FigureText.Number(context.FigureOf(row)))!,
            valued.MinBy(row => FigureText.Number(context.FigureOf(row)))!
        );
        return $"{context.Name(top)} rose most from {right} to {left}: {Signed(context, top)}. "
            + $"{context.Name(bottom)} least: {Signed(context, bottom)}.";
    }

    private static string Signed(AnswerContext context, IReadOnlyList<object?> row)
    {
        var number = FigureText.Number(context.FigureOf(row));
        return (number > 0 ? "+" : string.Empty) + FigureText.Write(context.FigureOf(row), context.FigureColumn);
    }
}
