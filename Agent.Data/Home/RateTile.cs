using Agent.Core.Queries;
using Agent.Data.Measures;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>A rate per hours worked over the last twelve whole months, against the twelve before, with its quarters.</summary>
/// <param name="measure">The measure's name.</param>
/// <param name="title">Its name on the tile; also what the question calls it.</param>
internal sealed class RateTile(string measure, string title) : IHomeTile
{
    private const int YearsOfTrend = 3;

    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (End(context) is not { } end)
            return null;
        var window = HomeContext.Year(end);
        var table = await context.MeasureAsync(measure, window, null, cancellationToken).ConfigureAwait(false);
        if (Cell.Number(table, "rate") is not { } rate)
            return null;
        var earlier = HomeContext.Year(window.From!.Value);
        var before = Cell.Number(await context.MeasureAsync(measure, earlier, null, cancellationToken).ConfigureAwait(false), "rate");
        var quarters = await context.MeasureAsync(measure, Quarters(end), "quarter", cancellationToken).ConfigureAwait(false);
        return new HomeTile
        {
            Id = measure,
            Title = title,
            Question = context.Words.InTime(title, window),
            Query = await context
                .OpenAsync(
                    table!,
                    rate,
                    query => query with { Presentation = new Presentation { Title = title } },
                    cancellationToken
                )
                .ConfigureAwait(false),
            Value = rate,
            Unit = table!.Columns.First(column => column.Name == "rate").Unit is { } unit ? context.Words.RateUnit(unit) : null,
            Low = Cell.Number(table, "low"),
            High = Cell.Number(table, "high"),
            Period = context.Words.Months(window),
            Change = before is { } value ? new TileChange(value, context.Words.Months(earlier)) : null,
            Better = "lower",
            Trend =
            [
                .. quarters?.Rows.Select(row => new TrendPoint(row[0]?.ToString() ?? string.Empty, Cell.Number(quarters, row, "rate")))
                    ?? [],
            ],
            Evidence = table.Evidence,
            Notes = table.Notes,
        };
    }

    // Whole quarters: one that is cut would look like a fall.
    private static TimeWindow Quarters(DateTime end)
    {
        var last = new DateTime(end.Year, (3 * ((end.Month - 1) / 3)) + 1, 1);
        return new TimeWindow(last.AddYears(-YearsOfTrend), last);
    }

    // Months that have both incidents and hours; hours are kept by whole months.
    private static DateTime? End(HomeContext context)
    {
        if (context.MonthsEnd is not { } end || context.Roles.Hours?.Date is not { } date)
            return null;
        var hours = TimeWindow.MonthsOf(date).Before;
        return hours < end ? hours : end;
    }
}
