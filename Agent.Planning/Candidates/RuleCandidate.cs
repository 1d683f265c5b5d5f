using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Planning.Mentions;
using Agent.Planning.Reading;
using Agent.Planning.Reading.Conditions;
using MeasureKind = Agent.Planning.Reading.MeasureKind;

namespace Agent.Planning.Candidates;

/// <summary>The reading of the rules as a typed query: a second way to read a question, independent of the rank. Where both agree a reading is surer.</summary>
internal static class RuleCandidate
{
    /// <summary>The query the rules make of a question; null where they refuse, or where it cannot be said as a typed query.</summary>
    public static Query? Of(string text, DatasetProfile profile, DateTime today)
    {
        var reading = QuestionReader.Read(text, profile, today);
        return reading.Query is { } query && reading.Confidence >= Confidence.Enough ? Query(query, profile) : null;
    }

    private static Query? Query(LogicalQuery query, DatasetProfile profile)
    {
        var filters = query.Filters.Select(filter => Predicate(filter, query.Sheet)).ToList();
        if (filters.Contains(null))
            return null;
        var result = new Query
        {
            From = query.Sheet.Table,
            Where = Conditions.All(filters),
            GroupBy = [.. query.Groups.Select(group => Key(group, query.Sheet))],
            CountGroups = query.CountGroups,
            Having = query.Having is var (op, value) && NumberParts.Op(op) is { } known ? [new Having(new CountOf(), known, value)] : [],
            ForAll = query.WithAll is { } all ? new ForAll(Key(all, query.Sheet)) : null,
            Order = query.Descending is { } descending ? [new OrderBy { Select = 0, Descending = descending }] : [],
            Limit = query.Limit is { } limit ? new Limit(limit) { PerKeys = query.LimitPerGroup ? 1 : 0 } : null,
        };
        if (result.Order.Count > 0 || result.Limit is not null || result.CountGroups)
            result = result with { GroupBy = [.. result.GroupBy.Select(key => key with { SkipBlank = true })] };
        if (query.Limit is not null && result.Order.Count == 0)
            result = result with { Order = [new OrderBy { Select = 0, Descending = true }] };
        return WithMeasure(result, query);
    }

    private static Query? WithMeasure(Query result, LogicalQuery query)
    {
        if (query.Kind == MeasureKind.Rows)
            return result with { Rows = new RowList(), Order = [], GroupBy = [] };
        if (query.Kind == MeasureKind.Change)
        {
            if (query.Between is not var (first, last) || Predicate(first, query.Sheet) is not { } one || Predicate(last, query.Sheet) is not { } other)
                return null;
            return result with
            {
                Select = [new CountOf()],
                Compare = new Core.Queries.Comparison(new ComparedSet(last.InWords()) { Where = other }, new ComparedSet(first.InWords()) { Where = one }, query.InPercent ? ComparisonForm.PercentChange : ComparisonForm.Difference),
            };
        }

        if (query.Kind == MeasureKind.Share)
        {
            var parts = query.Part.Select(part => Predicate(part, query.Sheet)).ToList();
            return parts.Contains(null) ? null : result with { Select = [new ShareOf { Part = Conditions.All(parts), Base = result.GroupBy.Count > 0 && parts.Count > 0 ? ShareBase.Group : ShareBase.Total }] };
        }

        return Aggregate(query) is { } aggregate ? result with { Select = aggregate } : null;
    }

    private static IReadOnlyList<Aggregate>? Aggregate(LogicalQuery query)
    {
        Operand? operand = query.Column is not { } column ? null
            : query.EndColumn is { } end ? new DurationBetween(Field(column, query.Sheet), Field(end, query.Sheet), query.Unit switch { "minute" => TimeUnit.Minute, "hour" => TimeUnit.Hour, "week" => TimeUnit.Week, _ => TimeUnit.Day })
            : new ColumnValue(Field(column, query.Sheet));
        Statistic? function = query.Kind switch
        {
            MeasureKind.Sum => Statistic.Sum,
            MeasureKind.Mean => Statistic.Mean,
            MeasureKind.Median => Statistic.Median,
            MeasureKind.Min => Statistic.Min,
            MeasureKind.Max => Statistic.Max,
            _ => null,
        };
        return query.Kind switch
        {
            MeasureKind.Count => [new CountOf()],
            MeasureKind.Distinct when operand is not null => [new DistinctCount(operand)],
            MeasureKind.PerPeriod when Enum.TryParse<Period>(query.Unit, ignoreCase: true, out var period) => [new PerPeriod(new CountOf(), period, null)],
            MeasureKind.Span when operand is not null => [new StatisticOf(Statistic.Min, operand), new StatisticOf(Statistic.Max, operand)],
            _ when function is { } known && operand is not null => [new StatisticOf(known, operand)],
            _ => null,
        };
    }

    private static GroupKey Key(GroupTerm group, SheetProfile sheet) => new(new ColumnValue(Field(group.Column, sheet)))
    {
        Period = Enum.TryParse<Period>(group.Period, ignoreCase: true, out var period) ? period : null,
        Part = group.Period switch { "weekday" => CalendarPart.Weekday, "month_name" => CalendarPart.MonthOfYear, "hour" => CalendarPart.Hour, _ => null },
    };

    private static Field Field(ColumnRef column, SheetProfile sheet) => new(column.Column.Name, ReferenceEquals(column.Sheet, sheet) ? null : column.Sheet.Table);

    private static Predicate? Predicate(Condition condition, SheetProfile sheet) => condition switch
    {
        ValueCondition value => Not(value.IsNegated, new OneOf(Field(value.Column, sheet), value.Values)),
        TimeCondition time => Not(time.IsNegated, time.Ranges.Count == 1 ? Range(Field(time.Column, sheet), time.Ranges[0]) : new AnyOf([.. time.Ranges.Select(range => Range(Field(time.Column, sheet), range))])),
        CalendarCondition { Months.Count: > 0 } months => Not(months.IsNegated, new InCalendarPart(Field(months.Column, sheet), CalendarPart.MonthOfYear, months.Months)),
        CalendarCondition { Weekdays.Count: > 0 } days => Not(days.IsNegated, new InCalendarPart(Field(days.Column, sheet), CalendarPart.Weekday, [.. days.Weekdays.Select(day => day == DayOfWeek.Sunday ? 7 : (int)day)])),
        NumberCondition number when NumberParts.Op(number.Op) is { } op => new CompareValue(new ColumnValue(Field(number.Column, sheet)), op, number.Value),
        BlankCondition blank => Not(!blank.IsBlank, new IsBlank(Field(blank.Column, sheet))),
        TextCondition { Op: "contains" or "starts_with" } text => Not(text.IsNegated, Text(text, sheet)),
        RelatedCondition related => Related(related),
        DurationCondition duration when NumberParts.Op(duration.Op) is { } op => new CompareValue(new DurationBetween(Field(duration.Start, sheet), Field(duration.End, sheet), TimeUnit.Minute), op, duration.Seconds / 60),
        ColumnsCondition columns when Op(columns.Op) is { } op => new CompareOperands(new ColumnValue(Field(columns.Left, sheet)), op, new ColumnValue(Field(columns.Right, sheet))),
        _ => null,
    };

    private static CompareOp? Op(string op) => op == "<>" ? CompareOp.Ne : NumberParts.Op(op);

    private static Predicate Text(TextCondition text, SheetProfile sheet)
    {
        List<Predicate> any = [.. text.Columns.Select(column => text.Op == "contains" ? (Predicate)new ContainsText(Field(column, sheet), text.Text) : new StartsWithText(Field(column, sheet), text.Text))];
        return any.Count == 1 ? any[0] : new AnyOf(any);
    }

    private static RelatedRows? Related(RelatedCondition related)
    {
        var inside = related.Conditions.Select(condition => Predicate(condition, related.Other)).ToList();
        if (inside.Contains(null) || (related.Count is { } count && NumberParts.Op(count.Op) is null))
            return null;
        return new RelatedRows(related.Other.Table, related.Count is { } number ? NumberParts.Op(number.Op)!.Value : CompareOp.Ge, (int)(related.Count?.Value ?? 1)) { Where = Conditions.All(inside) };
    }

    private static InTimeRange Range(Field field, Times.TimeRange range) => new(field, range.From, range.Until);

    private static Predicate Not(bool isNegated, Predicate predicate) => isNegated ? new Core.Queries.Negation(predicate) : predicate;
}
