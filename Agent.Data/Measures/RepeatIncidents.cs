using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Incidents of one kind that came again at the same place within 90 days: what was done about the first did not hold.</summary>
internal sealed class RepeatIncidents : IDomainMeasure
{
    private const int Days = 90;
    private const int MostRead = 200_000;

    public MeasureText About { get; } = new(
        "repeat_incidents", "Repeat incidents", $"incidents of the same kind at the same place within {Days} days of the one before.",
        "repeat incidents", "repeated incidents", "recurring incidents", "recurrence", "repeat events", "recurrent incidents");

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null || roles.Occurred is null ? "No sheet of incidents with dates was found."
        : roles.Location is null ? $"{roles.Incidents.Name} has no column of places."
        : roles.Kind is null ? $"{roles.Incidents.Name} has no column of kinds of incidents."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var (place, kind, date) = (context.Group ?? context.Roles.Location!, context.Roles.Kind!, context.Roles.Occurred!);
        var whole = context with { Group = null };
        ColumnProfile[] columns = [place, kind, date];
        // The gaps between records are no figure of a query: it gives the records, in the order of their days.
        var query = whole.Ask(date, [.. columns.Select(column => new Negation(new IsBlank(new Field(column.Name))))]) with
        {
            Unit = context.Sheet.EntityKey is null ? CountUnit.Rows : CountUnit.Entities,
            Rows = new RowList { Columns = [.. columns.Select(column => new Field(column.Name))] },
            Order = [new OrderBy { Value = new ColumnValue(new Field(date.Name)) }],
        };
        return new MeasureQuery(query, whole.Title(this))
        {
            Notes = [context.Words.Repeats(place.Name, kind.Name, Days)],
            ShowsQuery = false,
            MaxRows = MostRead,
            Shape = result => Shape(result, place, kind, context.MaxRows),
        };
    }

    private static QueryResult Shape(QueryResult result, ColumnProfile place, ColumnProfile kind, int maxRows)
    {
        var repeats = result.Rows
            .GroupBy(row => (Fold(row[0]), Fold(row[1])))
            .Select(group => (Row: group.First(), Count: group.LongCount(), Gaps: Gaps([.. group.Select(row => Day(row[2]))])))
            .Where(group => group.Gaps.Any(gap => gap <= Days))
            .Select(group =>
                (IReadOnlyList<object?>)
                    [group.Row[0], group.Row[1], group.Count, group.Gaps.LongCount(gap => gap <= Days), group.Gaps.Min()]
            )
            .OrderByDescending(row => row[3])
            .ThenByDescending(row => row[2])
            .ThenBy(row => (string)row[0]!, StringComparer.Ordinal)
            .ThenBy(row => (string)row[1]!, StringComparer.Ordinal)
            .ToList();
        return result with
        {
            Columns =
            [
                new QueryColumn(place.Name, place.Label, "text", ResultRole.Key),
                new QueryColumn(kind.Name, kind.Label, "text", ResultRole.Key),
                new QueryColumn("incidents", "Incidents", "integer", ResultRole.Figure),
                new QueryColumn("repeats", $"Within {Days} days", "integer", ResultRole.Figure),
                new QueryColumn("shortest gap", "Shortest gap", "integer", ResultRole.Figure) { Unit = "days" },
            ],
            Rows = [.. repeats.Take(maxRows)],
            TotalRows = repeats.Count,
        };
    }

    private static List<long> Gaps(IReadOnlyList<DateTime> days) =>
        [.. days.Skip(1).Zip(days, (later, earlier) => (long)(later - earlier).TotalDays)];

    private static DateTime Day(object? cell) => DateTime.Parse((string)cell!, CultureInfo.InvariantCulture).Date;

    private static string Fold(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim().ToLowerInvariant();
}
