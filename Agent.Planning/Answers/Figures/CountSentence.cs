using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"221 incidents."</summary>
internal sealed class CountSentence : IFigureSentence
{
    public Type Figure => typeof(CountOf);

    public bool IsCount => true;

    public string Whole(AnswerContext context)
    {
        var count = FigureText.Number(context.Single);
        return count is 0 or double.NaN ? context.Words.None(context.Noun) : $"{context.Count(count)}.";
    }

    public string Subject(AnswerContext context) => context.Records;

    public string Value(AnswerContext context, object? cell) => context.Text(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context) => [];
}
