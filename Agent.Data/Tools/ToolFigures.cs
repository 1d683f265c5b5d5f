using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Tools;

/// <summary>Reads the arguments <c>measure</c>, <c>column</c> and <c>group_by</c> of tools as parts of a query.</summary>
internal static class ToolFigures
{
    private static readonly string[] Periods = ["day", "week", "month", "quarter", "year", "weekday", "month_name", "hour"];

    /// <summary>A figure other than a percentage.</summary>
    /// <exception cref="ToolRefusal">The column is missing or has no such figure.</exception>
    public static Aggregate Figure(SheetProfile sheet, string kind, ColumnProfile? column)
    {
        if (kind == MeasureKind.Count)
            return new CountOf();
        var fitting = sheet.Columns.Where(candidate => Fits(kind, candidate)).Select(candidate => candidate.Name).Take(12).ToList();
        if (column is null)
            throw new ToolRefusal("bad_arguments", $"The measure {kind} needs a column: {string.Join(", ", fitting)}.", fitting);
        if (!Fits(kind, column))
            throw new ToolRefusal(
                "bad_arguments",
                $"{column.Name} holds {column.Kind.ToWireName()} values: there is no {kind} of them. Columns that have one: {string.Join(", ", fitting)}.",
                fitting
            );
        var value = new ColumnValue(new Field(column.Name));
        return kind switch
        {
            MeasureKind.Distinct => new DistinctCount(value),
            MeasureKind.Sum => new StatisticOf(Statistic.Sum, value),
            MeasureKind.Mean => new StatisticOf(Statistic.Mean, value),
            MeasureKind.Median => new StatisticOf(Statistic.Median, value),
            MeasureKind.Min => new StatisticOf(Statistic.Min, value),
            _ => new StatisticOf(Statistic.Max, value),
        };
    }

    /// <summary>Reads <c>Column</c> or <c>Column:period</c>.</summary>
    /// <exception cref="ToolRefusal">The column is unknown or has no calendar.</exception>
    public static GroupKey Key(ToolCall call, SheetProfile sheet, string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || sheet.Column(text.Trim()) is not null || Queries.Periods.Parse(text[(colon + 1)..], Periods) is not { } period)
            return new GroupKey(new ColumnValue(new Field(call.Column(sheet, text).Name)));
        var column = call.Column(sheet, text[..colon]);
        if (!column.Kind.IsDate() && !(period == "hour" && column.Kind == ColumnKind.Time))
            throw new ToolRefusal("bad_arguments", $"{column.Name} holds {column.Kind.ToWireName()} values: it has no {period}.");
        var key = new GroupKey(new ColumnValue(new Field(column.Name)));
        return period switch
        {
            "weekday" => key with { Part = CalendarPart.Weekday },
            "month_name" => key with { Part = CalendarPart.MonthOfYear },
            "hour" => key with { Part = CalendarPart.Hour },
            _ => key with { Period = Period(period) },
        };
    }

    public static Period Period(string name) => Enum.Parse<Period>(name, ignoreCase: true);

    private static bool Fits(string kind, ColumnProfile column) => kind switch
    {
        MeasureKind.Distinct => true,
        MeasureKind.Min or MeasureKind.Max => column.Kind is not (ColumnKind.Empty or ColumnKind.List),
        _ => column.Kind.IsNumeric() || column.Kind == ColumnKind.Duration,
    };
}
