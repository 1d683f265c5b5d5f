using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Incidents per hours worked, with the exact 95 % interval of what so few incidents can tell. Without hours it is refused.</summary>
/// <param name="about">What people are told of it.</param>
/// <param name="rateBase">Hours it is given for.</param>
/// <param name="events">The incidents that count.</param>
/// <param name="needs">What the sheet lacks where no incidents can be told apart.</param>
internal sealed class RateMeasure(MeasureText about, double rateBase, Func<MeasureRoles, EventTest?> events, string needs) : IDomainMeasure
{
    public MeasureText About { get; } = about with { HasPeriod = true };

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.Hours is null ? "No hours worked were found: the rate needs a column of hours worked, and is not made up without it. Add a sheet with hours per month, or name the column in the sidecar file."
        : events(roles) is null ? needs
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public async Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var test = events(context.Roles)!;
        var window = CommonTime.Of(context);
        var narrowed = context with { Window = window };
        var hoursBase = context.Base ?? rateBase;
        var query = HoursRate.Query(narrowed, this, hoursBase, [("event", test.Sql)], $"count(*) FILTER (WHERE \"event\")", "events", "Events", test.Text);
        var (data, fromCache) = await context.Call.Workspace.Engine.RunAsync(context.Call.Workspace.Source, query, cancellationToken).ConfigureAwait(false);
        context.Call.Note($"{about.Title}: {about.Formula.Replace("{base}", HoursRate.Words(hoursBase), StringComparison.Ordinal)} Counted: {test.Text}. Interval: exact Poisson, 95 %.");
        var table = context.Call.Table(query, data, fromCache).Table;
        return context.Call.Keep(WithIntervals(table, context.IsBrokenDown ? 1 : 0, hoursBase), fromCache);
    }

    private static TableContent WithIntervals(TableContent table, int at, double hoursBase) => table with
    {
        Columns =
        [
            .. table.Columns,
            new TableColumn { Name = "low", Label = "95 % from", Kind = "number" },
            new TableColumn { Name = "high", Label = "95 % to", Kind = "number" },
        ],
        Rows = [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. row, .. Interval(row[at], row[at + 1], hoursBase)])],
    };

    private static object?[] Interval(object? count, object? hours, double hoursBase)
    {
        var worked = Convert.ToDouble(hours ?? 0, CultureInfo.InvariantCulture);
        if (worked <= 0)
            return [null, null];
        var (low, high) = Poisson.Interval95(Convert.ToInt64(count ?? 0, CultureInfo.InvariantCulture));
        return [low * hoursBase / worked, high * hoursBase / worked];
    }
}
