using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"14 different departments."</summary>
internal sealed class DistinctSentence : IFigureSentence
{
    public Type Figure => typeof(DistinctCount);

    public bool IsCount => true;

    public string Whole(AnswerContext context)
    {
        var value = Value(context, context.Single);
        return value == "1" ? $"1 {context.Heading(Of(context))}." : $"{value} different {context.Headings(Of(context))}.";
    }

    public string Subject(AnswerContext context) => $"different {context.Headings(Of(context))}";

    public string Value(AnswerContext context, object? cell) => FigureText.Write(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context) => [];

    private static Operand Of(AnswerContext context) => ((DistinctCount)context.Figure).Of;
}
