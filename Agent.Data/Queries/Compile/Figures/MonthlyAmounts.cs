using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Operands;

namespace Agent.Data.Queries.Compile.Figures;

/// <summary>
/// The rule for amounts of another table that are given by the month, as hours worked are: a range of time that cuts a month takes the part
/// of its days.
/// </summary>
internal static class MonthlyAmounts
{
    private const double MostlyThere = 0.9;

    /// <summary>The condition and the figure where the range cuts a month; both as they are otherwise.</summary>
    public static (Predicate? Where, Aggregate Figure) Cut(CompileContext context, SheetProfile sheet, Predicate? where, Aggregate figure)
    {
        if (
            figure is not StatisticOf { Function: Statistic.Sum } sum
            || sheet.Column(sheet.DefaultDateColumn) is not { } date
            || !IsMonthly(date)
        )
            return (where, figure);
        var field = new Field(date.Name);
        IReadOnlyList<Predicate> items = where is AllOf all ? all.Items : where is null ? [] : [where];
        var bounds = TimeBounds.Of(items, field);
        if (!Cuts(bounds.From) && !Cuts(bounds.Until))
            return (where, figure);
        context.Note($"{sheet.Name} is given by the month; of a month that is cut, the part of its days counts.");
        var months = new InTimeRange(
            field,
            bounds.From is { } from ? Month(from) : null,
            bounds.Until is { } until ? Month(until.AddDays(-1)).AddMonths(1) : null
        );
        List<Predicate> others = [.. items.Where(item => item is not InTimeRange range || range.Field != field), months];
        return (
            others.Count == 1 ? months : new AllOf(others),
            sum with
            {
                Of = new ProratedAmount(sum.Of, field, bounds.From, bounds.Until),
            }
        );
    }

    /// <summary>Whether a column has one date for each month, and nearly all months between its first and last.</summary>
    private static bool IsMonthly(ColumnProfile date)
    {
        if (date.Min is null || date.Max is null || DateSpan.Parse(date.Min) is not { } first || DateSpan.Parse(date.Max) is not { } last)
            return false;
        var months = (12 * (last.Start.Year - first.Start.Year)) + last.Start.Month - first.Start.Month + 1;
        return date.Distinct >= 2 && date.Distinct <= months && date.Distinct >= MostlyThere * months;
    }

    private static bool Cuts(DateTime? bound) => bound is { } moment && moment != Month(moment);

    private static DateTime Month(DateTime moment) => new(moment.Year, moment.Month, 1);
}
