using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"25.5 % of the incidents." with the part and the whole behind it.</summary>
internal sealed class ShareSentence : IFigureSentence
{
    public Type Figure => typeof(ShareOf);

    public bool IsCount => false;

    public string Whole(AnswerContext context) =>
        context.Single is null
            ? context.Words.NoShare(context.Noun)
            : context.Words.ShareWhole(Value(context, context.Single), Base(context));

    public string Subject(AnswerContext context) => context.Words.Share(Base(context));

    public string Value(AnswerContext context, object? cell) => cell is null
        ? context.Words.NoValue
        : FigureText.Percent(FigureText.Number(cell), context.Words);

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } part
            && context.Side(row, 2) is { } whole
        )
            yield return context.Words.ShareMadeOf(
                context.Text(FigureText.Number(part)),
                context.Text(FigureText.Number(whole)),
                Of(context).Amount is null ? context.Noun.For(FigureText.Number(whole)) : null
            );
        if (Of(context).Part is { } condition)
            yield return context.Words.SharePart(context.Words.Condition(condition, context.Labels));
    }

    private static ShareOf Of(AnswerContext context) => (ShareOf)context.Figure;

    private static string Base(AnswerContext context) =>
        context.Words.ShareBase(context.Noun, Of(context).Amount is { } amount ? context.Heading(amount) : null);
}
