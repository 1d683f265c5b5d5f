using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>Figures over lists of rows, each row once.</summary>
internal sealed class NaiveFigures(NaiveRows rows, NaiveKeys keys)
{
    /// <param name="figure">The figure.</param>
    /// <param name="group">The rows of the group.</param>
    /// <param name="all">All rows of the query.</param>
    /// <param name="outer">The rows of the groups of the first keys: by how many.</param>
    /// <param name="conditions">The conditions of the query.</param>
    public IEnumerable<double?> Of(
        Aggregate figure,
        IReadOnlyList<NaiveRow> group,
        IReadOnlyList<NaiveRow> all,
        Func<int, IReadOnlyList<NaiveRow>> outer,
        IReadOnlyList<Predicate> conditions
    )
    {
        var own = Narrow(group, figure.Where);
        switch (figure)
        {
            case CountOf:
                return [own.Count];
            case DistinctCount distinct:
                return [Different(distinct.Of, own, conditions)];
            case StatisticOf statistic:
                return [Statistics(statistic, own, conditions)];
            case ShareOf share:
                var part = Narrow(own, share.Part);
                var whole =
                    share.Base == ShareBase.Group ? own
                    : share.Base == ShareBase.OuterGroup ? Narrow(outer(share.OuterKeys), figure.Where)
                    : Narrow(all, figure.Where);
                var (a, b) = (Amount(share, part), Amount(share, whole));
                return [b is null or 0 ? null : 100 * (a ?? 0) / b, a ?? 0, b];
            case RatioOf ratio:
                var above = Of(ratio.Numerator, own, all, outer, conditions).First();
                var below = Of(ratio.Denominator, own, all, outer, conditions).First();
                return [below is null or 0 || above is null ? null : above * ratio.Factor / below, above, below];
            default:
                throw new NotSupportedException(figure.GetType().Name);
        }
    }

    public List<NaiveRow> Narrow(IReadOnlyList<NaiveRow> group, Predicate? where) =>
        [.. group.Where(row => where is null || rows.Holds(where, row) == true)];

    private double? Amount(ShareOf share, List<NaiveRow> group) =>
        share.Amount is null ? group.Count : Sum(group.Select(row => rows.Number(share.Amount, row)));

    private static double? Sum(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private double? Different(Operand of, List<NaiveRow> group, IReadOnlyList<Predicate> conditions) =>
        group.SelectMany(row => keys.Of(new GroupKey(of), row, conditions)).OfType<object>().Distinct().Count();

    private double? Statistics(StatisticOf statistic, List<NaiveRow> group, IReadOnlyList<Predicate> conditions)
    {
        var values = Values(statistic, group, conditions).OfType<double>().Order().ToList();
        if (values.Count == 0)
            return statistic.Function == Statistic.Sum && IsList(statistic.Of, group) ? 0 : null;
        return statistic.Function switch
        {
            Statistic.Sum => values.Sum(),
            Statistic.Mean => values.Average(),
            Statistic.Median => Quantile(values, 0.5),
            Statistic.Percentile => Quantile(values, statistic.Percentile!.Value / 100),
            Statistic.Min => values[0],
            Statistic.Max => values[^1],
            Statistic.Range => values[^1] - values[0],
            Statistic.Deviation => values.Count < 2
                ? null
                : Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Count - 1)),
            _ => throw new NotSupportedException(),
        };
    }

    // What is shared by several rows counts once; of several values of a row, each counts.
    private IEnumerable<double?> Values(StatisticOf statistic, List<NaiveRow> group, IReadOnlyList<Predicate> conditions)
    {
        if (statistic.Of is not ColumnValue { Field: var field } || group.Count == 0 || !NaiveRows.IsOther(field, group[0].Table))
            return group.Select(row => rows.Number(statistic.Of, row));
        if (group[0].Table == "M")
        {
            return group.SelectMany(row =>
                rows.Others(row)
                    .Select(other => row with { Other = other })
                    .Where(pair =>
                        conditions
                            .Where(condition => NaiveRows.TouchesOther(condition, "M"))
                            .All(condition => rows.Holds(condition, pair) == true)
                    )
                    .Select(pair => rows.Number(statistic.Of, pair))
            );
        }

        return group
            .Select(row => rows.Others(row).FirstOrDefault())
            .OfType<Dictionary<string, object?>>()
            .Distinct()
            .Select(cells =>
                cells[field.Column] is { } cell ? Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture) : (double?)null
            );
    }

    private static bool IsList(Operand operand, List<NaiveRow> group) =>
        operand is ColumnValue { Field.Table: not null } && group.Count >= 0;

    private static double Quantile(List<double> values, double fraction)
    {
        var at = fraction * (values.Count - 1);
        var low = (int)Math.Floor(at);
        return low + 1 >= values.Count ? values[low] : values[low] + ((at - low) * (values[low + 1] - values[low]));
    }
}
