using System.Globalization;
using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// Incidents per hours worked, with the exact 95 % interval of what so few incidents can tell. Without hours it is refused.
/// </summary>
/// <param name="about">What people are told of it.</param>
/// <param name="rateBase">Hours it is given for.</param>
/// <param name="events">The incidents that count.</param>
/// <param name="needs">What the sheet lacks where no incidents can be told apart.</param>
internal sealed class RateMeasure(MeasureText about, double rateBase, Func<MeasureRoles, EventTest?> events, string needs) : IDomainMeasure
{
    /// <summary>The columns of a summary (OSHA's form 300A) whose sum it counts; null where such a summary does not tell it.</summary>
    public Func<SummarySheet, IReadOnlyList<ColumnProfile>?> SummaryCases { get; init; } = _ => null;

    public MeasureText About { get; } = about with { HasPeriod = true };

    public string? Missing(MeasureRoles roles) =>
        Cases(roles) is not null && MissingIncidents(roles) is not null ? null : MissingIncidents(roles);

    public SheetProfile Sheet(MeasureRoles roles) => MissingIncidents(roles) is null ? roles.Incidents! : roles.Summary!.Sheet;

    public MeasureQuery Plan(MeasureContext context)
    {
        var hoursBase = context.Base ?? rateBase;
        var words = context.Words;
        MeasureQuery plan;
        string counted;
        if (MissingIncidents(context.Roles) is null)
        {
            var test = events(context.Roles)!;
            plan = HoursRate.Plan(
                context,
                this,
                hoursBase,
                new CountOf { Where = test.Where },
                new ShownColumn(0, "events", "Events", "integer")
            );
            counted = words.Test(test, context.Roles.Incidents!);
        }
        else
        {
            var cases = Cases(context.Roles)!;
            plan = context.Roles.Summary!.Plan(context, this, hoursBase, cases);
            counted = string.Join(" + ", cases.Select(column => column.Label));
        }

        var at = context.IsBrokenDown ? 1 : 0;
        return plan with
        {
            Notes = [.. plan.Notes, words.RateMadeOf(words.Name(about), words.Formula(about, hoursBase), counted)],
            Shape = result => ShownColumn.Append(
                plan.Shape(result),
                row => Interval(row[at], row[at + 1], hoursBase),
                new ShownColumn(0, "low", "95 % from", "number"), new ShownColumn(0, "high", "95 % to", "number")),
        };
    }

    private IReadOnlyList<ColumnProfile>? Cases(MeasureRoles roles) => roles.Summary is { } summary ? SummaryCases(summary) : null;

    private string? MissingIncidents(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.Hours is null
            ? "No hours worked were found: the rate needs a column of hours worked, and is not made up without it. Add a sheet with hours per month, or name the column in the sidecar file."
        : events(roles) is null ? needs
        : null;

    private static object?[] Interval(object? count, object? hours, double hoursBase)
    {
        var worked = ShownColumn.Number(hours);
        if (worked <= 0)
            return [null, null];
        var (low, high) = Poisson.Interval95((long)Math.Round(Convert.ToDouble(count ?? 0, CultureInfo.InvariantCulture)));
        return [low * hoursBase / worked, high * hoursBase / worked];
    }
}
