using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"Ratio: 2.3." with what is divided by what behind it.</summary>
internal sealed class RatioSentence : IFigureSentence
{
    public Type Figure => typeof(RatioOf);

    public bool IsCount => false;

    public string Whole(AnswerContext context) =>
        context.Single is null
            ? "There is nothing to divide by."
            : $"{PhraseText.Capital(Subject(context))}: {Value(context, context.Single)}.";

    public string Subject(AnswerContext context) => Of(context).Factor switch { 1 => "ratio", 100 => "percentage", _ => "rate" };

    public string Value(AnswerContext context, object? cell) => Of(context).Factor == 100 && cell is not null
        ? FigureText.Percent(FigureText.Number(cell))
        : FigureText.Write(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context)
    {
        var words = context.Figure.ToWords(context.Labels).Trim('(', ')');
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } top
            && context.Side(row, 2) is { } bottom
        )
            yield return $"That is {words}: {FigureText.Write(FigureText.Number(top))} and {FigureText.Write(FigureText.Number(bottom))}.";
        else
            yield return $"That is {words}.";
    }

    private static RatioOf Of(AnswerContext context) => (RatioOf)context.Figure;
}
