using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// A sheet in the layout of OSHA's form 300A or its electronic form (ITA): a row for each establishment and year, with numbers of cases and
/// hours.
/// </summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Hours">Hours worked by all.</param>
/// <param name="Deaths">Deaths (G).</param>
/// <param name="DaysAway">Cases with days away from work (H).</param>
/// <param name="Transfer">Cases with job transfer or restriction (I).</param>
/// <param name="Other">Other recordable cases (J).</param>
/// <param name="Year">The year of the row as a number; null where there is none.</param>
internal sealed record SummarySheet(
    SheetProfile Sheet,
    ColumnProfile Hours,
    ColumnProfile? Deaths,
    ColumnProfile DaysAway,
    ColumnProfile Transfer,
    ColumnProfile Other,
    ColumnProfile? Year
)
{
    /// <summary>All recordable cases.</summary>
    public IReadOnlyList<ColumnProfile> Recordable => [.. With(Deaths), DaysAway, Transfer, Other];

    /// <summary>Cases with lost time: deaths and days away.</summary>
    public IReadOnlyList<ColumnProfile> LostTime => [.. With(Deaths), DaysAway];

    /// <summary>Cases with days away, restriction or transfer.</summary>
    public IReadOnlyList<ColumnProfile> Dart => [DaysAway, Transfer];

    public static SummarySheet? Find(DatasetProfile profile)
    {
        foreach (var sheet in profile.AskedSheets)
        {
            var hours = Find(sheet, words => words.Contains("hour") && words.Contains("worked"));
            var away = Find(
                sheet,
                words => words.Contains("case") && (words.Contains("dafw") || (words.Contains("day") && words.Contains("away")))
            );
            var transfer = Find(
                sheet,
                words => words.Contains("case") && words.Any(word => word is "djtr" or "transfer" or "restriction" or "restricted")
            );
            var other = Find(sheet, words => words.Contains("case") && words.Contains("other"));
            if (hours is not null && away is not null && transfer is not null && other is not null)
            {
                return new SummarySheet(
                    sheet,
                    hours,
                    Find(sheet, words => words.Contains("death") && words.Count <= 4),
                    away,
                    transfer,
                    other,
                    Find(sheet, words => words.Contains("year") && words.Count <= 3)
                );
            }
        }

        return null;
    }

    /// <summary>Asks for the sum of some columns per hours.</summary>
    /// <exception cref="ToolRefusal">The sheet does not say the time asked for.</exception>
    public MeasureQuery Plan(MeasureContext context, IDomainMeasure measure, double hoursBase, IReadOnlyList<ColumnProfile> cases)
    {
        if (context.Rolling is not null || context.Period is not (null or "year") || context.Workforce != Workforce.All)
            throw new ToolRefusal(
                "measure_unavailable",
                $"{Sheet.Name} is a summary of years: it tells no shorter periods, and not whose cases they were."
            );
        if (Year is null && (!context.Window.IsOpen || context.Period is not null))
            throw new ToolRefusal("measure_unavailable", $"{Sheet.Name} has no column of years. Ask for the whole time.");
        var sum = cases.Select(Value).Aggregate((left, right) => new Arithmetic(left, ArithmeticOp.Add, right));
        var query = (context with { Window = default, Sheet = Sheet, AsOf = null }).Ask(null, InYears(context.Window)) with
        {
            Unit = CountUnit.Rows,
            Select =
            [
                new RatioOf(new StatisticOf(Statistic.Sum, sum), new StatisticOf(Statistic.Sum, Value(Hours))) { Factor = hoursBase },
            ],
            GroupBy = context.Period is null ? context.Keys : [MeasureContext.Key(Year!)],
            Order =
                context.Period is not null ? [new OrderBy { Key = 0 }]
                : context.Group is null ? []
                : [new OrderBy { Select = 0, Descending = true }, new OrderBy { Key = 0 }],
        };
        return new MeasureQuery(query, context.Title(measure))
        {
            Notes = [context.Words.FromSummary(Sheet.Name)],
            Shape = result => HoursRate.Named(
                ShownColumn.Pick(
                    result,
                    new ShownColumn(1, "events", "Events", "integer"),
                    new ShownColumn(2, "hours", $"Hours ({Sheet.Name}.{Hours.Label})", "number", "h"),
                    new ShownColumn(0, "rate", measure.About.Heading, "number", $"per {HoursRate.Words(hoursBase)} h")),
                context.Period,
                context.Words),
        };
    }

    private Predicate? InYears(TimeWindow window)
    {
        if (Year is not { } year || window.IsOpen)
            return null;
        List<Predicate> bounds = [];
        if (window.From is { } from)
            bounds.Add(new CompareValue(Value(year), CompareOp.Ge, from.Year));
        if (window.Before is { } before)
            bounds.Add(new CompareValue(Value(year), CompareOp.Le, before.AddDays(-1).Year));
        return bounds.Count == 1 ? bounds[0] : new AllOf(bounds);
    }

    private static Operand Value(ColumnProfile column) => new ColumnValue(new Field(column.Name));

    private static ColumnProfile[] With(ColumnProfile? column) => column is null ? [] : [column];

    private static ColumnProfile? Find(SheetProfile sheet, Func<IReadOnlyList<string>, bool> fits) =>
        sheet.Columns.FirstOrDefault(column => column.Kind.IsNumeric() && fits(LooseText.Words(column.Name)));
}
