using Agent.Core.Queries;
using Agent.Planning.Answers.Words;

namespace Agent.Planning.Answers;

/// <summary>Two sets: "7 fewer incidents.", with both figures behind it.</summary>
internal static class CompareSentence
{
    public static string Write(AnswerContext context, Comparison compare)
    {
        if (context.Keys > 0)
            return Groups(context, compare);
        if (context.Table.Rows is not [var row, ..])
            return context.Words.None(context.Noun);
        if (compare.Form == ComparisonForm.SideBySide)
            return $"{Side(context, compare.Left, row, 0)}, {Side(context, compare.Right, row, 1)}.";
        var sides = $"{Side(context, compare.Left, row, 1)}, {Side(context, compare.Right, row, 2)}";
        return $"{First(context, compare, row)} {sides}{InPercent(context, compare, row)}.";
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
            return context.Words.NothingToCompareWith;
        var words = context.Words;
        var isCount = context.Sentence.IsCount;
        var subject = context.Sentence.Subject(context);
        var size = Math.Abs(number);
        return compare.Form switch
        {
            ComparisonForm.Ratio => words.Times(context.Text(number), subject, isCount),
            ComparisonForm.PercentChange when IsOverTime(compare) => words.ChangeOverTime(
                Sign(number) + FigureText.Percent(number, words),
                subject
            ),
            ComparisonForm.Difference when IsOverTime(compare) && number != 0 => words.ChangeOverTime(
                Sign(number) + (isCount ? context.Text(number) : context.Text(number, context.FigureColumn)),
                subject
            ),
            _ when number == 0 => words.NoDifference(subject),
            ComparisonForm.PercentChange => words.PercentChange(FigureText.Percent(size, words), number > 0, subject, isCount),
            _ when isCount => words.Change(
                context.Text(size),
                number > 0,
                size == 1 ? words.Status(context.Status) + words.One(context.Noun) : subject,
                true
            ),
            _ => words.Change(context.Text(size, context.FigureColumn), number > 0, subject, false),
        };
    }

    /// <summary>
    /// " (-3.7 %)" behind what a change over time started from; empty where there was nothing before. The first sentence says one figure.
    /// </summary>
    private static string InPercent(AnswerContext context, Comparison compare, IReadOnlyList<object?> row)
    {
        if (
            compare.Form != ComparisonForm.Difference
            || !IsOverTime(compare)
            || FigureText.Number(context.FigureOf(row)) is 0 or double.NaN
        )
            return string.Empty;
        var (now, before) = (FigureText.Number(context.Side(row, 1)), FigureText.Number(context.Side(row, 2)));
        var percent = 100 * (now - before) / before;
        return double.IsFinite(percent) && before > 0 ? $" ({Sign(percent)}{FigureText.Percent(percent, context.Words)})" : string.Empty;
    }

    /// <summary>Whether a later time stands against an earlier one: what is told is a change, with its sign.</summary>
    private static bool IsOverTime(Comparison compare) =>
        compare.Left.Where is InTimeRange { From: { } later }
        && compare.Right.Where is InTimeRange { From: { } earlier }
        && later > earlier;

    private static string Sign(double number) => number > 0 ? "+" : string.Empty;

    private static string Side(AnswerContext context, ComparedSet side, IReadOnlyList<object?> row, int number)
    {
        var at = context.FigureAt + number;
        return $"{side.Label}: {(at < row.Count ? context.Text(row[at], context.Table.Columns[at]) : context.Words.NoValue)}";
    }

    private static string Groups(AnswerContext context, Comparison compare)
    {
        var valued = context.Table.Rows.Where(row => !double.IsNaN(FigureText.Number(context.FigureOf(row)))).ToList();
        if (valued.Count == 0)
            return context.Words.NoneToCompare(context.Noun);
        var (left, right) = (compare.Left.Label, compare.Right.Label);
        if (compare.Form == ComparisonForm.SideBySide)
            return context.Words.Beside(context.Sentence.Subject(context), left, right, context.Text(context.Table.TotalRows));
        var (top, bottom) = (
            valued.MaxBy(row => FigureText.Number(context.FigureOf(row)))!,
            valued.MinBy(row => FigureText.Number(context.FigureOf(row)))!
        );
        return context.Words.RoseMost(
            new GroupChange(context.Name(top), FigureText.Number(context.FigureOf(top)), Signed(context, top)),
            new GroupChange(context.Name(bottom), FigureText.Number(context.FigureOf(bottom)), Signed(context, bottom)),
            right,
            left
        );
    }

    private static string Signed(AnswerContext context, IReadOnlyList<object?> row)
    {
        var number = FigureText.Number(context.FigureOf(row));
        return Sign(number) + context.Text(context.FigureOf(row), context.FigureColumn);
    }
}
