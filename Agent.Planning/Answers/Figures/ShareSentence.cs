using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"25.5 % of the incidents." with the part and the whole behind it.</summary>
internal sealed class ShareSentence : IFigureSentence
{
    public Type Figure => typeof(ShareOf);

    public bool IsCount => false;

    public string Whole(AnswerContext context) =>
        context.Single is null ? $"No {context.Noun.Plural} to take a share of." : $"{Value(context, context.Single)} of {Base(context)}.";

    public string Subject(AnswerContext context) => $"share of {Base(context)}";

    public string Value(AnswerContext context, object? cell) => cell is null ? "no value" : FigureText.Percent(FigureText.Number(cell));

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } part
            && context.Side(row, 2) is { } whole
        )
        {
            var unit = Of(context).Amount is null ? $" {context.Noun.For(FigureText.Number(whole))}" : string.Empty;
            yield return $"That is {FigureText.Write(FigureText.Number(part))} of {FigureText.Write(FigureText.Number(whole))}{unit}.";
        }

        if (Of(context).Part is { } condition)
            yield return $"The share is of those where {condition.ToWords(context.Labels)}.";
    }

    private static ShareOf Of(AnswerContext context) => (ShareOf)context.Figure;

    private static string Base(AnswerContext context) =>
        Of(context).Amount is { } amount ? $"the total {context.Heading(amount)}" : $"the {context.Noun.Plural}";
}
