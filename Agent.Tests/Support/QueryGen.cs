using Agent.Core.Datasets;
using Agent.Core.Queries;
using CsCheck;

namespace Agent.Tests.Support;

/// <summary>Random queries over a small dataset whose names are as awkward as people's are.</summary>
internal static class QueryGen
{
    public static DatasetProfile Profile { get; } =
        new()
        {
            Id = "d",
            Title = "D",
            File = "d.xlsx",
            Version = "v",
            Sheets =
            [
                Sheet(
                    "Incidents",
                    "Incident Log",
                    ("Site", ColumnKind.Text),
                    ("Health and Safety", ColumnKind.Text),
                    ("Cost", ColumnKind.Number),
                    ("Date", ColumnKind.Date),
                    ("Closed", ColumnKind.Boolean),
                    ("Due (plan)", ColumnKind.Date)
                ),
                Sheet("Actions", "Actions", ("Site", ColumnKind.Text), ("Cost", ColumnKind.Number), ("Date", ColumnKind.Date)),
            ],
            Relations = [new SheetRelation("Actions", "Site", "Incidents", "Site", true)],
        };

    private static readonly string[] Texts =
    [
        "North",
        "South",
        "North and South",
        "a”b",
        "5",
        "true",
        "no value",
        "North, South",
        "nothing",
        "X or Y",
        "not",
        "",
    ];
    private static readonly DateTime[] Days =
    [
        new(2024, 1, 1),
        new(2024, 4, 1),
        new(2025, 1, 1),
        new(2025, 3, 1),
        new(2025, 4, 1),
        new(2025, 4, 2),
        new(2025, 4, 2, 8, 30, 0),
        new(2026, 1, 1),
    ];

    private static readonly Gen<string?> Table = Gen.Frequency(
        (4, Gen.Const((string?)null)),
        (1, Gen.OneOf<string?>("Incidents", "Actions"))
    );
    private static readonly Gen<CompareOp> Op = Gen.Enum<CompareOp>();
    private static readonly Gen<double> Number = Gen.OneOf(0, 1, 2, 5, 50, 1000, 0.5, -3);

    public static Gen<Field> Field(params string[] columns) =>
        Gen.Select(Gen.OneOf(columns), Table, (column, table) => new Field(column, table));

    private static Gen<Field> AnyField { get; } = Field("Site", "Health and Safety", "Cost", "Date", "Closed", "Due (plan)");

    private static Gen<Field> DateField { get; } = Field("Date", "Due (plan)");

    private static Gen<Operand> Value(int depth) =>
        depth == 0
            ? AnyField.Select(field => (Operand)new ColumnValue(field))
            : Gen.Frequency<Operand>(
                (4, AnyField.Select(field => (Operand)new ColumnValue(field))),
                (1, Number.Select(number => (Operand)new Constant(number))),
                (
                    1,
                    Gen.Select(
                        DateField,
                        DateField,
                        Gen.Bool,
                        Gen.Enum<TimeUnit>(),
                        (from, to, ages, unit) => (Operand)new DurationBetween(from, ages ? null : to, unit)
                    )
                ),
                (
                    1,
                    Gen.Select(
                        Value(depth - 1),
                        Gen.Enum<ArithmeticOp>(),
                        Value(depth - 1),
                        (left, op, right) => (Operand)new Arithmetic(left, op, right)
                    )
                ),
                (1, AnyField.Select(field => (Operand)new ItemCount(field))),
                (1, Gen.Select(DateField, Gen.Enum<CalendarPart>(), (field, part) => (Operand)new CalendarValue(field, part))),
                (1, Maybe(Condition(depth - 1)).Select(where => (Operand)new RelatedCount("Actions") { Where = where }))
            );

    public static Gen<Predicate> Condition(int depth) =>
        depth <= 0
            ? Gen.Frequency(
                (4, Gen.Select(AnyField, Gen.OneOf(Texts).List[1, 3], (field, values) => (Predicate)new OneOf(field, values))),
                (1, AnyField.Select(field => (Predicate)new IsBlank(field))),
                (
                    2,
                    Gen.Select(
                        DateField,
                        Gen.OneOf(Days),
                        Gen.OneOf(Days),
                        Gen.Int[0, 3],
                        (field, from, until, bounds) =>
                            (Predicate)new InTimeRange(field, bounds == 0 ? null : from, bounds == 1 ? null : until)
                    )
                ),
                (
                    1,
                    Gen.Select(
                        DateField,
                        Gen.Enum<CalendarPart>(),
                        Gen.Int[1, 4].List[1, 3],
                        (field, part, values) => (Predicate)new InCalendarPart(field, part, values)
                    )
                ),
                (1, Gen.Select(AnyField, Gen.OneOf(Texts), (field, text) => (Predicate)new ContainsText(field, text))),
                (1, Gen.Select(AnyField, Gen.OneOf(Texts), (field, text) => (Predicate)new StartsWithText(field, text))),
                (1, Gen.Select(AnyField, Gen.OneOf(Texts), (field, text) => (Predicate)new EndsWithText(field, text))),
                (1, Gen.Select(Field("Site"), Op, (field, op) => (Predicate)new OnScale(field, op, "II", ["I", "II", "III"]))),
                (
                    1,
                    Gen.Select(
                        Gen.Enum<ActionStatus>(),
                        Table,
                        Gen.Int[1, 2],
                        (status, table, days) => (Predicate)new HasStatus(status) { Table = table, Days = days }
                    )
                )
            )
            : Gen.Frequency(
                (3, Condition(0)),
                (1, Gen.Select(Value(1), Op, Number, (of, op, value) => (Predicate)new CompareValue(of, op, value))),
                (1, Gen.Select(Value(1), Op, Value(1), (left, op, right) => (Predicate)new CompareOperands(left, op, right))),
                (
                    1,
                    Gen.Select(
                        Op,
                        Gen.Int[0, 2],
                        Maybe(Condition(depth - 1)),
                        (op, count, where) => (Predicate)new RelatedRows("Actions", op, count) { Where = where }
                    )
                ),
                (2, Condition(depth - 1).Select(item => (Predicate)new Negation(item))),
                (2, Condition(depth - 1).List[0, 3].Select(items => (Predicate)new AllOf(items))),
                (2, Condition(depth - 1).List[0, 3].Select(items => (Predicate)new AnyOf(items)))
            );

    private static Gen<Aggregate> Figure(int depth) =>
        Gen.Select(
            depth == 0
                ? Gen.OneOf(
                    Gen.Const((Aggregate)new CountOf()),
                    Gen.Select(
                        Gen.Enum<Statistic>(),
                        Value(1),
                        Gen.OneOf<double?>(null, 50, 90),
                        (function, of, percentile) => (Aggregate)new StatisticOf(function, of) { Percentile = percentile }
                    )
                )
                : Gen.Frequency(
                    (3, Figure(0)),
                    (1, Value(1).Select(of => (Aggregate)new DistinctCount(of))),
                    (
                        1,
                        Gen.Select(
                            Maybe(Condition(1)),
                            Gen.Enum<ShareBase>(),
                            Gen.Int[1, 2],
                            Gen.Bool,
                            (part, whole, keys, amount) =>
                                (Aggregate)
                                    new ShareOf
                                    {
                                        Part = part,
                                        Base = whole,
                                        OuterKeys = keys,
                                        Amount = amount ? new ColumnValue(new Field("Cost")) : null,
                                    }
                        )
                    ),
                    (
                        1,
                        Gen.Select(
                            Figure(0),
                            Figure(0),
                            Gen.OneOf(1.0, 100, 200_000),
                            Table,
                            (top, bottom, factor, table) => (Aggregate)new RatioOf(top, bottom) { Factor = factor, DenominatorFrom = table }
                        )
                    ),
                    (
                        1,
                        Gen.Select(
                            Figure(0),
                            Gen.Enum<Period>(),
                            DateField,
                            Gen.Bool,
                            (of, period, date, named) => (Aggregate)new PerPeriod(of, period, named ? date : null)
                        )
                    )
                ),
            Gen.Frequency((4, Gen.Const((Predicate?)null)), (1, Condition(1).Select(where => (Predicate?)where))),
            (figure, where) => figure with { Where = where }
        );

    private static readonly Gen<GroupKey> Key = Gen.Select(Value(1), Gen.Int[0, 5], Gen.Bool, (of, form, skip) => new GroupKey(of)
    {
        Period = form == 1 ? Period.Month : null,
        Part = form == 2 ? CalendarPart.MonthOfYear : null,
        Width = form == 3 ? 10 : null,
        Edges = form == 4 ? [0, 10] : null,
        SkipBlank = skip,
    });

    private static readonly Gen<OrderBy> Order = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        Value(0),
        Gen.Bool,
        (kind, index, value, descending) =>
            new OrderBy
            {
                Select = kind == 0 ? index : null,
                Key = kind == 1 ? index : null,
                Value = kind == 2 ? value : null,
                Descending = descending,
            }
    );

    private static readonly Gen<Limit> Limits = Gen.Select(
        Gen.Int[1, 2],
        Gen.Int[0, 1],
        Gen.Bool,
        Gen.Int[0, 2],
        (count, skip, ties, keys) =>
            new Limit(count)
            {
                Skip = skip,
                Ties = ties,
                PerKeys = keys,
            }
    );

    private static readonly Gen<ComparedSet> Side = Gen.Select(
        Gen.OneOf("A", "B", "x (y)"),
        Maybe(Condition(1)),
        Maybe(Figure(0)),
        Table,
        (label, where, of, table) =>
            new ComparedSet(label)
            {
                Where = where,
                Of = of,
                From = table,
            }
    );

    public static Gen<Query> Any { get; } =
        Gen.Select(
            Gen.Select(
                Gen.OneOf("Incidents", "Actions"),
                Gen.OneOf<CountUnit?>(null, null, CountUnit.Rows, CountUnit.Entities),
                Maybe(Condition(3)),
                Gen.Frequency((3, Figure(1).List[1, 1]), (1, Figure(1).List[2, 2])),
                Key.List[0, 2],
                (from, unit, where, select, keys) =>
                    new Query
                    {
                        From = from,
                        Unit = unit,
                        Where = where,
                        Select = select,
                        GroupBy = keys,
                    }
            ),
            Gen.Select(
                Maybe(Gen.Select(Figure(0), Op, Number, (of, op, value) => new Having(of, op, value)), 5),
                Maybe(Gen.Select(Key, Gen.Bool, (key, negated) => new ForAll(key) { Negated = negated }), 5),
                Order.List[0, 2],
                Maybe(Limits)
            ),
            Gen.Select(
                Maybe(Gen.Select(Side, Side, Gen.Enum<ComparisonForm>(), (left, right, form) => new Comparison(left, right, form)), 5),
                Maybe(Gen.Select(Gen.Enum<WindowForm>(), Gen.Int[1, 2], (form, periods) => new Window(form) { Periods = periods }), 5),
                Maybe(
                    Gen.Select(
                        AnyField.List[0, 2],
                        Gen.Bool,
                        (columns, distinct) => new RowList { Columns = columns, Distinct = distinct }
                    ),
                    5
                ),
                Gen.OneOf<DateOnly?>(null, null, null, new DateOnly(2025, 1, 1))
            ),
            (query, second, third) =>
                query with
                {
                    Having = second.Item1 is { } having ? [having] : [],
                    ForAll = second.Item2,
                    Order = second.Item3,
                    Limit = second.Item4,
                    Compare = third.Item1,
                    Window = third.Item2,
                    Rows = third.Item3,
                    AsOf = third.Item4,
                }
        );

    private static Gen<T?> Maybe<T>(Gen<T> gen, int noneIn = 2)
        where T : class => Gen.Frequency((noneIn - 1, Gen.Const((T?)null)), (1, gen.Select(value => (T?)value)));

    private static SheetProfile Sheet(string table, string name, params (string Label, ColumnKind Kind)[] columns) => new()
    {
        Name = name,
        Table = table,
        Rows = 10,
        Entities = 10,
        Columns = [.. columns.Select(column => new ColumnProfile { Name = column.Label, Label = column.Label, Kind = column.Kind })],
        DefaultDateColumn = "Date",
    };
}
