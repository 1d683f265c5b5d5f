using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"Ratio: 2.3." with what is divided by what behind it.</summary>
internal sealed class RatioSentence : IFigureSentence
{
    public Type Figure => typeof(RatioOf);

    public bool IsCount => false;

    public string Whole(AnswerContext context) =>
        context.Single is null
            ? context.Words.NothingToDivideBy
            : $"{context.CapitalSubject}: {Value(context, context.Single)}.";

    public string Subject(AnswerContext context) =>
        context.Query.Presentation?.Title ?? context.Words.RatioName(Of(context).Factor);

    public string Value(AnswerContext context, object? cell) => Of(context).Factor == 100 && cell is not null
        ? FigureText.Percent(FigureText.Number(cell), context.Words)
        : context.Text(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context)
    {
        var words = context.Words.Figure(context.Figure, context.Labels).Trim('(', ')');
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } top
            && context.Side(row, 2) is { } bottom
        )
            yield return context.Words.RatioMadeOf(
                words,
                context.Text(FigureText.Number(top)),
                context.Text(FigureText.Number(bottom))
            );
        else
            yield return context.Words.RatioMadeOf(words, null, null);
    }

    private static RatioOf Of(AnswerContext context) => (RatioOf)context.Figure;
}
