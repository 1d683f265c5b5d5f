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
        return count is 0 or double.NaN ? $"No {context.Noun.Plural}." : $"{context.Noun.Count(count)}.";
    }

    public string Subject(AnswerContext context) => context.Noun.Plural;

    public string Value(AnswerContext context, object? cell) => FigureText.Write(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context) => [];
}
