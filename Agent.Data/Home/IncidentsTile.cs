using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Incidents of the year the data end in, against the year before to the same day, with the last months.</summary>
internal sealed class IncidentsTile : IHomeTile
{
    private const int MonthsOfTrend = 24;

    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.Roles is not { Incidents: { } sheet, Occurred: { } occurred } || context.LastDay is not { } last)
            return null;
        var window = new TimeWindow(new DateTime(last.Year, 1, 1), last.AddDays(1));
        var earlier = new TimeWindow(window.From!.Value.AddYears(-1), last.AddYears(-1).AddDays(1));
        var query = Count(sheet, occurred, window);
        var table = await context.AskAsync(query, cancellationToken).ConfigureAwait(false);
        if (Cell.Figure(table) is not { } count)
            return null;
        var hasBefore = TimeWindow.MonthsOf(occurred).From <= earlier.From;
        var before = hasBefore
            ? Cell.Figure(await context.AskAsync(Count(sheet, occurred, earlier), cancellationToken).ConfigureAwait(false))
            : null;
        var months = await context.AskAsync(Months(sheet, occurred, context.MonthsEnd!.Value), cancellationToken).ConfigureAwait(false);
        return new HomeTile
        {
            Id = "incidents_to_date",
            Title = context.Words.RecordsIn(sheet, last.Year),
            Question = context.Words.HowMany(sheet, window),
            Query = QueryJson.ToElement(query),
            Value = count,
            Period = context.Words.Until(last),
            Change = before is { } value ? new TileChange(value, context.Words.SameDaysOf(last.Year - 1)) : null,
            Better = "lower",
            Trend =
            [
                .. months?.Rows.Select(row => new TrendPoint(row[0]?.ToString() ?? string.Empty, Cell.Number(months, row, "count"))) ?? [],
            ],
            Evidence = table!.Evidence,
        };
    }

    private static Query Count(SheetProfile sheet, ColumnProfile occurred, TimeWindow window) => new()
    {
        From = sheet.Table,
        Where = new InTimeRange(new Field(occurred.Name), window.From, window.Before),
        Select = [new CountOf()],
    };

    // Months without incidents are points, too: a gap would look like a straight line.
    private static Query Months(SheetProfile sheet, ColumnProfile occurred, DateTime end) =>
        Count(sheet, occurred, new TimeWindow(end.AddMonths(-MonthsOfTrend), end)) with
        {
            GroupBy = [MeasureContext.Key(occurred) with { Period = Period.Month, SkipBlank = true }],
        };
}
