using Agent.Core.Queries;

namespace Agent.Tests.Support.Naive;

/// <summary>Random queries over M and R that mean something: every node of the language, put together at random.</summary>
internal sealed class RandomQueries(Random random)
{
    public Query Next()
    {
        var from = random.Next(3) == 0 ? "R" : "M";
        var query = new Query { From = from, Where = Where(from), Select = [Figure(from)] };
        return random.Next(8) switch
        {
            0 => query,
            1 => query with { Select = [Figure(from), Figure(from)], GroupBy = Keys(from, 1) },
            2 => query with
            {
                Select = [new CountOf()],
                GroupBy = Keys(from, 1),
                Having = [new Having(Figure(from), Pick<CompareOp>(), random.Next(0, 4))],
                CountGroups = random.Next(2) == 0,
            },
            3 => query with { GroupBy = Keys(from, random.Next(2, 4)) },
            4 => query with
            {
                Select = [Ranked(from)],
                GroupBy = Keys(from, 1),
                Order = [new OrderBy { Select = 0, Descending = random.Next(2) == 0 }],
                Limit = new Limit(random.Next(1, 4)) { Skip = random.Next(3) == 0 ? random.Next(3) : 0 },
            },
            5 => query with
            {
                Select = [Ranked(from)],
                GroupBy = Keys(from, 2),
                Order = [new OrderBy { Select = 0, Descending = true }],
                Limit = new Limit(random.Next(1, 3)) { PerKeys = 1 },
            },
            6 => query with
            {
                Select = [random.Next(2) == 0 ? new CountOf() : new StatisticOf(Statistic.Sum, Number(from))],
                Compare = Compare(from),
                GroupBy = random.Next(2) == 0 ? [] : [Value(from)],
            },
            _ => query with
            {
                Select = [new CountOf()],
                GroupBy = [Value(from)],
                ForAll = new ForAll(Time(from, Pick<Period>())) { Negated = random.Next(2) == 0 },
            },
        };
    }

    private static Field Own(string column) => new(column);

    private static Field Other(string column, string table) => new(column, table);

    private Predicate? Where(string from) =>
        random.Next(4) switch
        {
            0 => null,
            1 => new AllOf([Condition(from, 1), Condition(from, 2)]),
            _ => Condition(from, 2),
        };

    private Predicate Condition(string from, int depth) =>
        (depth == 0 ? random.Next(3, 15) : random.Next(-1, 15)) switch
        {
            -1 => new Negation(new AllOf([Condition(from, depth - 1), Condition(from, 0), Condition(from, 0)])),
            0 => new Negation(Condition(from, depth - 1)),
            1 => new AnyOf([Condition(from, depth - 1), Condition(from, depth - 1)]),
            2 => new AllOf([Leaf(from), Leaf(from)]),
            3 => new RelatedRows(from == "M" ? "R" : "M", Pick<CompareOp>(), random.Next(0, 3))
            {
                Where = random.Next(2) == 0 ? null : Leaf(from == "M" ? "R" : "M", own: true),
            },
            4 => from == "M"
                ? new OneOf(Other("Owner", "R"), [One(NaiveData.OwnerNames)])
                : new OneOf(Other("Site", "M"), [One(NaiveData.SiteNames)]),
            5 => from == "M" ? new HasStatus(Pick<ActionStatus>()) { Table = "R" } : new HasStatus(Pick<ActionStatus>()),
            _ => Leaf(from),
        };

    private Predicate Leaf(string from, bool own = false) =>
        from == "M"
            ? random.Next(12) switch
            {
                0 => new OneOf(Own("Site"), [One(NaiveData.SiteNames), One(NaiveData.SiteNames)]),
                1 => new OneOf(Own("Tags"), [One(NaiveData.TagNames)]),
                2 => new OneOf(Own("Flag"), [random.Next(2) == 0 ? "true" : "false"]),
                3 => new ContainsText(Own("Site"), One(["or", "QUA", "x"])),
                4 => random.Next(2) == 0
                    ? new StartsWithText(Own("Site"), One(["no", "HAR"]))
                    : new EndsWithText(Own("Site"), One(["th", "R"])),
                5 => Range("Day"),
                6 => new InCalendarPart(Own("Moment"), Pick<CalendarPart>(), [random.Next(1, 5), random.Next(1, 13)]),
                7 => new IsBlank(Own(One(["Site", "Tags", "Day", "Cost"]))),
                8 => new CompareValue(Number(from), Pick<CompareOp>(), random.Next(0, 40)),
                9 => new CompareOperands(new ColumnValue(Own("Day")), Pick(CompareOp.Lt, CompareOp.Ge), new ColumnValue(Own("Finish"))),
                10 => new CompareOperands(
                    new ColumnValue(Own("Points")),
                    Pick(CompareOp.Gt, CompareOp.Le, CompareOp.Ne),
                    new ColumnValue(Own("Cost"))
                ),
                _ => own
                    ? new IsBlank(Own("Flag"))
                    : new CompareValue(new ColumnValue(Other("Hours", "R")), CompareOp.Ge, random.Next(0, 15)),
            }
            : random.Next(5) switch
            {
                0 => new OneOf(Own("Owner"), [One(NaiveData.OwnerNames)]),
                1 => Range("Due Date"),
                2 => new IsBlank(Own(One(["Owner", "Closed Date", "Id"]))),
                3 => new CompareValue(Number(from), Pick<CompareOp>(), random.Next(0, 20)),
                _ => new CompareOperands(new ColumnValue(Own("Closed Date")), CompareOp.Gt, new ColumnValue(Own("Due Date"))),
            };

    private InTimeRange Range(string column)
    {
        var from = new DateTime(column == "Day" ? 2023 : 2024, 1, 1).AddDays(random.Next(400));
        return random.Next(3) switch
        {
            0 => new InTimeRange(Own(column), from, null),
            1 => new InTimeRange(Own(column), null, from),
            _ => new InTimeRange(Own(column), from, from.AddDays(random.Next(10, 200))),
        };
    }

    private Operand Number(string from) => from == "M"
        ? random.Next(7) switch
        {
            0 or 1 => new ColumnValue(Own("Cost")),
            2 => new ColumnValue(Own("Points")),
            3 => new DurationBetween(Own("Day"), random.Next(3) == 0 ? null : Own("Finish"), Pick(TimeUnit.Day, TimeUnit.Week)),
            4 => new RelatedCount("R") { Where = random.Next(2) == 0 ? null : Leaf("R", own: true) },
            5 => new ItemCount(Own("Tags")),
            _ => new Arithmetic(new ColumnValue(Own("Cost")), Pick<ArithmeticOp>(), new ColumnValue(Own("Points"))),
        }
        : random.Next(3) switch
        {
            0 => new ColumnValue(Own("Hours")),
            1 => new DurationBetween(Own("Due Date"), Own("Closed Date"), TimeUnit.Day),
            _ => new Arithmetic(new ColumnValue(Own("Hours")), ArithmeticOp.Multiply, new Constant(2)),
        };

    private Aggregate Figure(string from)
    {
        var where = random.Next(4) == 0 ? Leaf(from) : null;
        return random.Next(8) switch
        {
            0 => new DistinctCount(new ColumnValue(from == "M" ? Own(One(["Site", "Tags", "Id", "Points"])) : Own("Owner")))
            {
                Where = where,
            },
            1 => new StatisticOf(
                Pick(Statistic.Sum, Statistic.Mean, Statistic.Median, Statistic.Min, Statistic.Max, Statistic.Range, Statistic.Deviation),
                Number(from)
            )
            {
                Where = where,
            },
            2 => new StatisticOf(Statistic.Percentile, Number(from)) { Percentile = random.Next(0, 101), Where = where },
            3 => new StatisticOf(
                Pick(Statistic.Sum, Statistic.Mean, Statistic.Max),
                new ColumnValue(from == "M" ? Other("Hours", "R") : Other("Cost", "M"))
            ),
            4 => new ShareOf
            {
                Part = Leaf(from),
                Base = Pick(ShareBase.Total, ShareBase.Group),
                Where = where,
            },
            5 => new ShareOf { Amount = random.Next(2) == 0 ? null : new ColumnValue(from == "M" ? Own("Cost") : Own("Hours")) },
            6 => new RatioOf(new CountOf { Where = Leaf(from) }, new CountOf { Where = where }) { Factor = Pick(1.0, 100.0) },
            _ => new CountOf { Where = where },
        };
    }

    // What is equal may differ in its last digit by the order it was added up or interpolated in: no way to rank by.
    private Aggregate Ranked(string from) => Figure(from) switch
    {
        StatisticOf { Function: Statistic.Deviation or Statistic.Percentile } or StatisticOf { Of: not ColumnValue } => new CountOf(),
        var figure => figure,
    };

    private GroupKey[] Keys(string from, int count) =>
        [
            .. Enumerable
                .Range(0, 20)
                .Select(_ => Key(from))
                .DistinctBy(key => QueryJson.Write(new Query { From = from, GroupBy = [key with { SkipBlank = false }] }))
                .Take(count),
        ];

    private GroupKey Key(string from) =>
        random.Next(6) switch
        {
            0 => Time(from, Pick<Period>()),
            1 => new GroupKey(new ColumnValue(from == "M" ? Own("Moment") : Own("Due Date")))
            {
                Part = from == "M" ? Pick<CalendarPart>() : Pick(CalendarPart.Weekday, CalendarPart.Season),
            },
            2 => new GroupKey(new ColumnValue(from == "M" ? Own("Points") : Own("Hours")))
            {
                Edges = from == "M" ? [2, 5, 8] : null,
                SkipBlank = random.Next(2) == 0,
            },
            _ => Value(from) with { SkipBlank = random.Next(3) == 0 },
        };

    private GroupKey Time(string from, Period period) =>
        new(new ColumnValue(Own(from == "M" ? One(["Day", "Moment"]) : "Due Date"))) { Period = period, SkipBlank = random.Next(2) == 0 };

    private GroupKey Value(string from) => new(new ColumnValue(from == "M"
        ? random.Next(5) switch { 0 => Other("Owner", "R"), 1 => Own("Tags"), 2 => Own("Flag"), _ => Own("Site") }
        : random.Next(2) == 0 ? Own("Owner") : Other("Site", "M")));

    private Comparison Compare(string from) => new(
        new ComparedSet("left") { Where = Leaf(from) },
        new ComparedSet("right") { Where = Leaf(from) },
        Pick(ComparisonForm.Difference, ComparisonForm.Ratio, ComparisonForm.PercentChange));

    private T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private string One(string[] values) => values[random.Next(values.Length)];
}
