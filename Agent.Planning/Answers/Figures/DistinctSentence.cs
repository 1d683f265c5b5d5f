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

    public IEnumerable<string> Details(AnswerContext context) => [];

    private static Operand Of(AnswerContext context) => ((DistinctCount)context.Figure).Of;
}
