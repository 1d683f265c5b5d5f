using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"12.4 incidents per month on average."</summary>
internal sealed class PerPeriodSentence : IFigureSentence
{
    public Type Figure => typeof(PerPeriod);

    public bool IsCount => true;

    public string Whole(AnswerContext context) => context.Single is null
        ? $"No {context.Noun.Plural}."
        : $"{Value(context, context.Single)} {What(context)} per {Unit(context)} on average.";

    public string Subject(AnswerContext context) => $"{What(context)} per {Unit(context)}";

    public string Value(AnswerContext context, object? cell) => FigureText.Write(cell, context.FigureColumn);

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (
            context.Keys == 0
            && context.Table.Rows is [var row, ..]
            && context.Side(row, 1) is { } total
            && context.Side(row, 2) is { } periods
        )
        {
            var count = FigureText.Number(periods);
            var units = count == 1 ? Unit(context) : Unit(context) + "s";
            yield return $"That is {FigureText.Write(FigureText.Number(total))} over {FigureText.Write(count)} {units}.";
        }
    }

    private static PerPeriod Of(AnswerContext context) => (PerPeriod)context.Figure;

    private static string Unit(AnswerContext context) => Of(context).Period.ToString().ToLowerInvariant();

    private static string What(AnswerContext context) => Of(context).Of switch
    {
        CountOf => context.Noun.Plural,
        StatisticOf { Of: var of } => context.Heading(of),
        DistinctCount { Of: var of } => $"different {context.Headings(of)}",
        var other => other.ToWords(context.Labels),
    };
}
