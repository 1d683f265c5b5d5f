using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Planning.Answers.Figures;

/// <summary>"Average cost: 39.5." "3 Mar 2025 is the earliest date."</summary>
internal sealed class StatisticSentence : IFigureSentence
{
    public Type Figure => typeof(StatisticOf);

    public bool IsCount => false;

    public string Whole(AnswerContext context)
    {
        if (context.Single is null)
            return context.Words.NoneWithValue(context.Noun, context.Heading(Of(context).Of));
        var value = Value(context, context.Single);
        if (Of(context) is { Function: Statistic.Min, Of: DurationBetween { To: null } })
            return context.Words.SinceLast(value, context.Noun);
        // A day is asked for by "when", and stands first then.
        return context.Query.Presentation?.Form == AnswerForm.When || IsDate(context)
            ? context.Words.DayFirst(value, Subject(context))
            : $"{context.CapitalSubject}: {value}.";
    }

    public string Subject(AnswerContext context)
    {
        var of = Of(context);
        return of.Of is DurationBetween duration
            ? context.Words.SpanStatistic(
                of.Function,
                context.Heading(new ColumnValue(duration.From)),
                duration.To is { } to ? context.Heading(new ColumnValue(to)) : null
            )
            : context.Words.Statistic(of.Function, context.Heading(of.Of), IsDate(context));
    }

    public string Value(AnswerContext context, object? cell)
    {
        // A length of time says its unit.
        var unit = context.FigureColumn.Unit ?? (Of(context).Of is DurationBetween duration ? context.Words.TimeUnit(duration.Unit) : null);
        // A heading that ends in the unit has said it: "Total spill volume (L): 36,826".
        var isSaid = unit is not null && Subject(context).EndsWith($"({unit})", StringComparison.OrdinalIgnoreCase);
        var column = context.FigureColumn with { Unit = isSaid && unit != "%" ? null : unit };
        // The lowest and the highest are cells of the data.
        return
            Of(context) is { Function: Statistic.Min or Statistic.Max, Of: ColumnValue }
            && FigureText.Number(cell) is var number and not double.NaN
            ? FigureText.Exact(number, column, context.Words)
            : context.Text(cell, column);
    }

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (Of(context) is { Function: Statistic.Percentile, Percentile: { } percentile })
            yield return context.Words.PercentileMeans(context.Text(percentile));
    }

    private static StatisticOf Of(AnswerContext context) => (StatisticOf)context.Figure;

    private static bool IsDate(AnswerContext context) =>
        Of(context).Of is ColumnValue { Field: var field } && context.Labels.Profile(field)?.Kind.IsDate() == true;
}
