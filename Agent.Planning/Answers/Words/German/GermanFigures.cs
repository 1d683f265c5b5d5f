using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Planning.Answers.Words.German;

/// <summary>Values, figures and keys of a query in German, as Excel names them: "Summe von Cost", "Monat von Date".</summary>
internal sealed class GermanFigures(GermanWords words)
{
    /// <exception cref="NotSupportedException">A kind of value has no words here.</exception>
    public string Write(Operand operand, QueryLabels labels) => operand switch
    {
        ColumnValue column => labels.Column(column.Field),
        Constant constant => words.Number(constant.Value),
        Arithmetic sum => $"({Write(sum.Left, labels)} {Sign(sum.Op)} {Write(sum.Right, labels)})",
        CalendarValue part => $"({GermanCalendar.Name(part.Part)} von {labels.Column(part.Field)})",
        DurationBetween time => Duration(time, labels),
        ItemCount items => $"(Anzahl der Einträge in {labels.Column(items.Field)})",
        RelatedCount related => $"(Anzahl {labels.Table(related.Table)}{Where(related.Where, labels.In(related.Table))})",
        _ => throw new NotSupportedException($"{operand.GetType().Name} has no German words."),
    };

    /// <exception cref="NotSupportedException">A kind of figure has no words here.</exception>
    public string Write(Aggregate figure, QueryLabels labels) => Bare(figure, labels) + Where(figure.Where, labels);

    public string Write(GroupKey key, QueryLabels labels)
    {
        var text = words.Operand(key.Of, labels);
        if (key.Part is { } part)
            text = $"{GermanCalendar.Name(part)} von {text}";
        if (key.Period is { } period)
            text = $"{GermanCalendar.Name(period).One} von {text}";
        if (key.Width is { } width)
            text = $"{text} in Schritten von {words.Number(width)}";
        if (key.Edges is { } edges)
            text = $"{text} (ab {string.Join("; ", edges.Select(words.Number))})";
        return key.SkipBlank ? $"{text} ohne leere" : text;
    }

    /// <summary>"Summe", "frühester Wert".</summary>
    public static string Name(Statistic function, bool isDate) => function switch
    {
        Statistic.Sum => "Summe",
        Statistic.Mean => "Mittelwert",
        Statistic.Median => "Median",
        Statistic.Percentile => "Perzentil",
        Statistic.Min => isDate ? "frühester Wert" : "niedrigster Wert",
        Statistic.Max => isDate ? "spätester Wert" : "höchster Wert",
        Statistic.Range => "Spannweite",
        Statistic.Deviation => "Standardabweichung",
        Statistic.First => "erster Wert",
        _ => "letzter Wert",
    };

    private string Bare(Aggregate figure, QueryLabels labels) => figure switch
    {
        CountOf => "Anzahl",
        DistinctCount distinct => $"Anzahl verschiedener Werte von {Write(distinct.Of, labels)}",
        StatisticOf { Function: Statistic.Percentile, Percentile: { } rank } of =>
            $"{words.Number(rank)}. Perzentil von {Write(of.Of, labels)}",
        StatisticOf of => $"{Name(of.Function, labels.IsTime(of.Of))} von {Write(of.Of, labels)}",
        PerPeriod per => $"{Write(per.Of, labels)} pro {GermanCalendar.Name(per.Period).One} im Mittel",
        RatioOf ratio => Ratio(ratio, labels),
        ShareOf share => Share(share, labels),
        _ => throw new NotSupportedException($"{figure.GetType().Name} has no German words."),
    };

    private string Ratio(RatioOf ratio, QueryLabels labels)
    {
        var divisor = ratio.DenominatorFrom is { } table
            ? $"{Write(ratio.Denominator, labels.In(table))} ({labels.Table(table)})"
            : Write(ratio.Denominator, labels);
        var factor = ratio.Factor == 1 ? string.Empty : $"{words.Number(ratio.Factor)} mal ";
        return $"{factor}{Write(ratio.Numerator, labels)} geteilt durch {divisor}";
    }

    private string Share(ShareOf share, QueryLabels labels)
    {
        var what = share.Amount is { } amount ? $" an der Summe von {Write(amount, labels)}" : string.Empty;
        var part = share.Part is { } condition ? $" mit ({words.Condition(condition, labels)})" : string.Empty;
        return $"Anteil{what}{part}{(share.Base == Core.Queries.ShareBase.Total ? string.Empty : " innerhalb jeder Gruppe")}";
    }

    private string Where(Predicate? where, QueryLabels labels) =>
        where is null ? string.Empty : $" mit ({words.Condition(where, labels)})";

    private static string Duration(DurationBetween time, QueryLabels labels)
    {
        var unit = GermanCalendar.Name(time.Unit).Many;
        return time.To is { } to
            ? $"({unit} von {labels.Column(time.From)} bis {labels.Column(to)})"
            : $"({unit} seit {labels.Column(time.From)})";
    }

    private static string Sign(ArithmeticOp op) => op switch
    {
        ArithmeticOp.Add => "plus",
        ArithmeticOp.Subtract => "minus",
        ArithmeticOp.Multiply => "mal",
        _ => "geteilt durch",
    };
}
