using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"12.4 incidents per month on average."</summary>
internal sealed class PerPeriodSentence : IFigureSentence
{
    public Type Figure => typeof(PerPeriod);

    public bool IsCount => true;

    public string Whole(AnswerContext context) => context.Single is null
        ? context.Words.None(context.Noun)
        : context.Words.PerPeriodWhole(Value(context, context.Single), What(context), Of(context).Period);

    public string Subject(AnswerContext context) => context.Words.PerPeriod(What(context), Of(context).Period);

    public string Value(AnswerContext context, object? cell) => context.Text(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } total
            && context.Side(row, 2) is { } periods
        )
            yield return context.Words.PerPeriodMadeOf(
                context.Text(FigureText.Number(total)),
                FigureText.Number(periods),
                Of(context).Period
            );
    }

    private static PerPeriod Of(AnswerContext context) => (PerPeriod)context.Figure;

    private static string What(AnswerContext context) => Of(context).Of switch
    {
        CountOf => context.Words.Plural(context.Noun),
        StatisticOf { Of: var of } => context.Heading(of),
        DistinctCount { Of: var of } => context.Words.Different(context.Heading(of)),
        var other => context.Words.Figure(other, context.Labels),
    };
}
