using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"14 different departments."</summary>
internal sealed class DistinctSentence : IFigureSentence
{
    public Type Figure => typeof(DistinctCount);

    public bool IsCount => true;

    public string Whole(AnswerContext context) =>
        context.Words.DifferentCount(Value(context, context.Single), context.Heading(Of(context)));

    public string Subject(AnswerContext context) => context.Words.Different(context.Heading(Of(context)));

    public string Value(AnswerContext context, object? cell) => context.Text(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (
            context.Keys > 0
            || Of(context) is not ColumnValue { Field: var field }
            || context.Labels.Profile(field) is not { Spellings: [{ Spellings: [var first, var second, ..] }, ..] } column
        )
            yield break;
        // All spellings are known where fewer are told than there is room for, and all cells are counted where nothing limits them.
        var more = column.Spellings.Sum(value => value.Spellings.Count - 1);
        var asWritten =
            context.Query.Where is null && context.Figure.Where is null && column.Spellings.Count < ColumnProfile.MostSpellings
                ? context.Text(FigureText.Number(context.Single!) + more)
                : null;
        yield return context.Words.WrittenSeveralWays(first.Value, second.Value, asWritten);
    }

    private static Operand Of(AnswerContext context) => ((DistinctCount)context.Figure).Of;
}
