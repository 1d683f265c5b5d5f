using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Incidents by place and month; months without one are in it, as 0.</summary>
internal sealed class LocationMonthHeatmap : IDomainMeasure
{
    private const int Places = 20;
    private const int MostRead = 100_000;

    public MeasureText About { get; } =
        new(
            "location_month_heatmap",
            "Incidents by place and month",
            "incidents of each place in each month.",
            "heatmap",
            "heat map",
            "location heatmap",
            "incident heatmap",
            "heatmap of incidents",
            "hotspots by month",
            "location by month heatmap"
        );

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Location is null ? $"{roles.Incidents.Name} has no column of places. Name a column in group_by."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var (place, date) = (context.Group ?? context.Roles.Location!, context.Roles.Occurred!);
        var whole = context with { Group = null };
        var query = whole.Ask(date) with
        {
            Select = [new CountOf()],
            GroupBy =
            [
                MeasureContext.Key(place) with
                {
                    SkipBlank = true,
                },
                MeasureContext.Key(date) with
                {
                    Period = Period.Month,
                    SkipBlank = true,
                },
            ],
        };
        return new MeasureQuery(query, $"{whole.Title(this)} ({place.Label})")
        {
            Notes = place.Distinct > Places ? [context.Words.MostIncidents(Places, place.Name, place.Distinct)] : [],
            MaxRows = MostRead,
            Shape = result => Shape(result, Math.Max(1, context.MaxRows / Places), context.Words.Own("Month")),
            Chart = "heatmap",
        };
    }

    private static QueryResult Shape(QueryResult result, int mostMonths, string month)
    {
        var columns = new[]
        {
            result.Columns[0] with
            {
                Kind = "text",
            },
            new QueryColumn("month", month, "text", ResultRole.Key),
            new QueryColumn("count", "Count", "integer", ResultRole.Figure),
        };
        if (result.Rows.Count == 0)
            return result with { Columns = columns };
        var counts = result.Rows.ToDictionary(row => (Text(row[0]), Text(row[1])), row => row[2]);
        var places = result.Rows.GroupBy(row => Text(row[0]))
            .OrderByDescending(group => group.Sum(row => ShownColumn.Number(row[2]))).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Places).Select(group => group.Key).Order(StringComparer.Ordinal);
        var months = Months(result.Rows.Select(row => Text(row[1])), mostMonths);
        var rows = places
            .SelectMany(place =>
                months.Select(month => (IReadOnlyList<object?>)[place, month, counts.GetValueOrDefault((place, month)) ?? 0L])
            )
            .ToList();
        return result with { Columns = columns, Rows = rows, TotalRows = rows.Count };
    }

    /// <summary>All months from the first to the last, the latest where they are too many.</summary>
    private static List<string> Months(IEnumerable<string> labels, int most)
    {
        var known = labels.Select(label => DateTime.ParseExact(label, "yyyy-MM", CultureInfo.InvariantCulture)).ToList();
        var months = new List<string>();
        for (var month = known.Min(); month <= known.Max(); month = month.AddMonths(1))
            months.Add(month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        return [.. months.TakeLast(most)];
    }

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;
}
