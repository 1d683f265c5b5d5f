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
            return $"No {context.Noun.Plural} with a value in {context.Heading(Of(context).Of)}.";
        var value = Value(context, context.Single);
        if (Of(context) is { Function: Statistic.Min, Of: DurationBetween { To: null } })
            return $"{value} since the last of these {context.Noun.Plural}.";
        // A day is asked for by "when", and stands first then.
        return context.Query.Presentation?.Form == AnswerForm.When || IsDate(context)
            ? $"{value} is the {Subject(context)}."
            : $"{PhraseText.Capital(Subject(context))}: {value}.";
    }

    public string Subject(AnswerContext context)
    {
        var of = Of(context);
        var what = of.Of is DurationBetween duration ? Span(duration, context) : context.Heading(of.Of);
        return of.Function switch
        {
            Statistic.Sum => $"total {what}",
            Statistic.Mean => $"average {what}",
            Statistic.Median => $"median {what}",
            Statistic.Percentile => $"percentile of {what}",
            Statistic.Min => $"{(IsDate(context) ? "earliest" : "lowest")} {what}",
            Statistic.Max => $"{(IsDate(context) ? "latest" : "highest")} {what}",
            Statistic.Range => $"range of {what}",
            Statistic.Deviation => $"standard deviation of {what}",
            Statistic.First => $"first {what}",
            _ => $"last {what}",
        };
    }

    public string Value(AnswerContext context, object? cell)
    {
        // A length of time says its unit.
        var unit =
            context.FigureColumn.Unit
            ?? (Of(context).Of is DurationBetween duration ? $"{duration.Unit.ToString().ToLowerInvariant()}s" : null);
        // A heading that ends in the unit has said it: "Total spill volume (L): 36,826".
        var isSaid = unit is not null && Subject(context).EndsWith($"({unit})", StringComparison.OrdinalIgnoreCase);
        return FigureText.Write(cell, context.FigureColumn with { Unit = isSaid && unit != "%" ? null : unit });
    }

    public IEnumerable<string> Details(AnswerContext context)
    {
        if (Of(context) is { Function: Statistic.Percentile, Percentile: { } percentile })
            yield return $"{FigureText.Write(percentile)} % of the values are no higher.";
    }

    private static StatisticOf Of(AnswerContext context) => (StatisticOf)context.Figure;

    private static bool IsDate(AnswerContext context) =>
        Of(context).Of is ColumnValue { Field: var field } && context.Labels.Profile(field)?.Kind.IsDate() == true;

    private static string Span(DurationBetween duration, AnswerContext context) => duration.To is { } to
        ? $"time from {context.Heading(new ColumnValue(duration.From))} to {context.Heading(new ColumnValue(to))}"
        : $"time since {context.Heading(new ColumnValue(duration.From))}";
}
