using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>
/// Answers a query by walking over all rows: what the nodes say, and nothing clever. The order of the groups is left to the caller.
/// </summary>
internal sealed class NaiveQuery
{
    private readonly NaiveRows _rows;
    private readonly NaiveKeys _keys;
    private readonly NaiveFigures _figures;

    public NaiveQuery(NaiveData data, DateOnly today)
    {
        _rows = new NaiveRows(data, today);
        _keys = new NaiveKeys(_rows);
        _figures = new NaiveFigures(_rows, _keys);
    }

    /// <summary>The rows of the result, as a set.</summary>
    public List<List<object?>> Run(Query query)
    {
        var units = Units(query.From);
        var conditions = NaiveConditions.Together(query.Where);
        var found = _figures.Narrow(units, query.Where);
        if (query.Compare is { } compare)
            return Compare(query, compare, found, conditions);
        var groups = Groups(query, found, conditions, query.GroupBy);
        var rows = groups
            .Select(group =>
                (
                    group.Keys,
                    Figures: query.Select.Select(figure => Figure(figure, group, found, query, conditions).ToList()).ToList(),
                    group.Rows
                )
            )
            .ToList();
        rows = [.. rows.Where(row => query.Having.All(having => Fits(having, row, query, found, conditions)))];
        if (query.ForAll is { } forAll)
            rows = [.. rows.Where(row => InAll(forAll, row.Rows, found, conditions))];
        if (query.CountGroups)
            return [[(double)rows.Count]];
        if (query.Limit is { } limit)
            rows = Limited(rows, limit, query);
        return
        [
            .. rows.Select(row =>
                (List<object?>)
                    [
                        .. row.Keys.Select((key, index) => NaiveKeys.Label(query.GroupBy[index], key)),
                        .. row.Figures.SelectMany(figure => figure).Select(figure => (object?)figure),
                    ]
            ),
        ];
    }

    private List<NaiveRow> Units(string table) => table == "M"
        ? [.. _rows.Data.M.DistinctBy(row => row["Id"]).Select(row => new NaiveRow("M", row))]
        : [.. _rows.Data.R.Select(row => new NaiveRow("R", row))];

    private List<(List<object?> Keys, List<NaiveRow> Rows)> Groups(
        Query query,
        List<NaiveRow> found,
        IReadOnlyList<Predicate> conditions,
        IReadOnlyList<GroupKey> by
    )
    {
        if (by.Count == 0)
            return [([], found)];
        var ranked = query.Limit?.PerKeys ?? (query.CountGroups || query.ForAll is not null ? 0 : int.MaxValue);
        var onOther = query.From == "M" ? conditions.Where(condition => NaiveRows.TouchesOther(condition, "M")).ToList() : [];
        var members = found
            .SelectMany(row =>
                by.Aggregate<GroupKey, IEnumerable<List<object?>>>(
                        [
                            [],
                        ],
                        (heads, key) =>
                            heads.SelectMany(head => _keys.Of(key, row, onOther).Select(value => (List<object?>)[.. head, value]))
                    )
                    .Select(keys => (Keys: keys, Row: row))
            )
            .Where(member => !member.Keys.Where((key, index) => key is null && (index >= ranked || by[index].SkipBlank)).Any());
        var groups = members
            .GroupBy(member => member.Keys, new Same())
            .Select(group => (group.Key, group.Select(member => member.Row).ToList()))
            .ToList();
        if (IsFilled(query with { GroupBy = by }))
            Fill(groups, by[0].Period!.Value, by[0], query.From, conditions);
        return groups;
    }

    private static bool IsFilled(Query query) =>
        query.GroupBy is [{ Period: not null, Of: ColumnValue { Field: var field } }]
        && query.ForAll is null
        && (!query.CountGroups || query.Having.Count > 0)
        && (field.Table is null || query.From == "R");

    private void Fill(
        List<(List<object?> Keys, List<NaiveRow> Rows)> groups,
        Period period,
        GroupKey key,
        string query,
        IReadOnlyList<Predicate> conditions
    )
    {
        var starts = groups.Select(group => group.Keys[0]).OfType<DateTime>().ToList();
        var field = ((ColumnValue)key.Of).Field;
        var table = (field.Table ?? query) == "M" ? _rows.Data.M : _rows.Data.R;
        var days = table.Select(row => row.GetValueOrDefault(field.Column)).OfType<DateTime>().ToList();
        var ranges = conditions.OfType<InTimeRange>().Where(range => range.Field == field).ToList();
        var from = ranges.Select(range => range.From).OfType<DateTime>().Append(days.DefaultIfEmpty().Min()).Max();
        var last = ranges
            .Select(range => range.Until)
            .OfType<DateTime>()
            .Select(until => until.AddTicks(-10))
            .Append(days.DefaultIfEmpty().Max())
            .Min();
        if (ranges.Count > 0 && days.Count > 0 && from <= last)
            starts.AddRange([NaiveKeys.Start(from, period), NaiveKeys.Start(last, period)]);

        for (
            var start = starts.DefaultIfEmpty(DateTime.MaxValue).Min();
            starts.Count > 0 && start <= starts.Max();
            start = NaiveKeys.Next(start, period)
        )
        {
            if (!groups.Exists(group => Equals(group.Keys[0], start)) && IsAsked(start, NaiveKeys.Next(start, period), field, conditions))
                groups.Add(([start], []));
        }
    }

    // Of "2016 and 2018", 2017 is no part.
    private static bool IsAsked(DateTime start, DateTime end, Field field, IReadOnlyList<Predicate> conditions)
    {
        var times = conditions
            .OfType<AnyOf>()
            .FirstOrDefault(any => any.Items.All(item => item is InTimeRange range && range.Field == field))
            ?.Items.Cast<InTimeRange>()
            .ToList();
        return times is null
            || times.Exists(range => (range.Until is null || start < range.Until) && (range.From is null || end > range.From));
    }

    private IEnumerable<double?> Figure(
        Aggregate figure,
        (List<object?> Keys, List<NaiveRow> Rows) group,
        List<NaiveRow> found,
        Query query,
        IReadOnlyList<Predicate> conditions
    )
    {
        var result = _figures.Of(figure, group.Rows, found, count => Outer(group.Keys, count, found, query, conditions), conditions);
        // Where periods are filled up, nothing added up is 0.
        return figure is StatisticOf { Function: Statistic.Sum } && IsFilled(query)
            ? result.Select(value => (double?)(value ?? 0))
            : result;
    }

    private List<NaiveRow> Outer(List<object?> keys, int count, List<NaiveRow> found, Query query, IReadOnlyList<Predicate> conditions) =>
        Groups(query with { Limit = null }, found, conditions, [.. query.GroupBy.Take(count)])
            .First(group => new Same().Equals(group.Keys, [.. keys.Take(count)]))
            .Rows;

    private bool Fits(
        Having having,
        (List<object?> Keys, List<List<double?>> Figures, List<NaiveRow> Rows) row,
        Query query,
        List<NaiveRow> found,
        IReadOnlyList<Predicate> conditions
    ) =>
        Figure(having.Of, (row.Keys, row.Rows), found, query, conditions).First() is { } value
        && NaiveRows.Compare(value, having.Op, having.Value);

    private bool InAll(ForAll forAll, List<NaiveRow> group, List<NaiveRow> found, IReadOnlyList<Predicate> conditions)
    {
        var every = found.SelectMany(row => _keys.Of(forAll.Key, row, conditions)).OfType<object>().Distinct().ToList();
        var own = group.SelectMany(row => _keys.Of(forAll.Key, row, conditions)).OfType<object>().Distinct().ToList();
        return forAll.Negated ? own.Count < every.Count : every.Count > 0 && own.Count == every.Count;
    }

    private static List<(List<object?> Keys, List<List<double?>> Figures, List<NaiveRow> Rows)> Limited(
        List<(List<object?> Keys, List<List<double?>> Figures, List<NaiveRow> Rows)> rows,
        Limit limit,
        Query query
    )
    {
        var sign = query.Order is [{ Descending: false }] ? 1 : -1;
        return
        [
            .. rows.GroupBy(row => row.Keys.Take(limit.PerKeys).ToList(), new Same()).SelectMany(part => part.Where(row =>
            {
                var before = part.Select(other => other.Figures[0][0]).Where(other => Before(other, row.Figures[0][0], sign)).ToList();
                var place = limit.Skip > 0 ? before.Distinct().Count() : before.Count;
                return place >= limit.Skip && place < limit.Skip + limit.Count;
            })),
        ];
    }

    // Blanks come last either way.
    private static bool Before(double? left, double? right, int sign) => (left, right) switch
    {
        (null, _) => false,
        (_, null) => true,
        _ => sign * left.Value.CompareTo(right.Value) < 0,
    };

    private List<List<object?>> Compare(Query query, Comparison compare, List<NaiveRow> found, IReadOnlyList<Predicate> conditions)
    {
        var left = Side(compare.Left.Where);
        var right = Side(compare.Right.Where);
        var keys = left.Concat(right).Select(group => group.Keys).Distinct(new Same());
        return [.. keys.Select(key => Row(key, left, right))];

        // The side's condition is one more that must hold together with those of the query.
        List<(List<object?> Keys, List<NaiveRow> Rows)> Side(Predicate? where)
        {
            List<Predicate> all = [.. conditions, .. NaiveConditions.Together(where)];
            return Groups(query, _figures.Narrow(Units(query.From), new AllOf(all)), all, query.GroupBy);
        }

        List<object?> Row(
            List<object?> key,
            List<(List<object?> Keys, List<NaiveRow> Rows)> l,
            List<(List<object?> Keys, List<NaiveRow> Rows)> r
        )
        {
            var (a, b) = (Value(key, l), Value(key, r));
            double? made = compare.Form switch
            {
                ComparisonForm.Difference => a - b,
                ComparisonForm.Ratio => b == 0 ? null : a / b,
                _ => b == 0 ? null : 100 * (a - b) / b,
            };
            return [.. key.Select((value, index) => NaiveKeys.Label(query.GroupBy[index], value)), made, a, b];
        }

        double Value(List<object?> key, List<(List<object?> Keys, List<NaiveRow> Rows)> side) =>
            side.Where(group => new Same().Equals(group.Keys, key))
                .Select(group => _figures.Of(query.Select[0], group.Rows, found, _ => found, conditions).First() ?? 0)
                .DefaultIfEmpty(0)
                .First();
    }

    private sealed class Same : IEqualityComparer<List<object?>>
    {
        public bool Equals(List<object?>? x, List<object?>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(List<object?> keys) => keys.Aggregate(17, (hash, key) => (31 * hash) + (key?.GetHashCode() ?? 0));
    }
}
