using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Days lost per hours worked.</summary>
internal sealed class SeverityRate : IDomainMeasure
{
    private const double UsualBase = 200_000;

    public MeasureText About { get; } = new(
        "severity_rate", "Severity rate", "days lost × {base} ÷ hours worked.", "severity rate", "lost day rate", "lost workday rate", "ltisr", "injury severity rate", "dart severity")
    { HasPeriod = true };

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.LostDays is null ? $"{roles.Incidents.Name} has no column of days lost."
        : roles.Hours is null ? "No hours worked were found: the rate needs a column of hours worked, and is not made up without it."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public async Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var days = context.Roles.LostDays!;
        var window = CommonTime.Of(context);
        var hoursBase = context.Base ?? UsualBase;
        var query = HoursRate.Query(context with { Window = window }, this, hoursBase, [], $"coalesce(sum(days), 0)", "days lost", $"Days lost ({days.Label})", null, ("days", days));
        context.Call.Note($"Severity rate: days lost × {HoursRate.Words(hoursBase)} ÷ hours worked. Days from {context.Sheet.Name}.{days.Name}.");
        return await context.Call.TableAsync(query, cancellationToken).ConfigureAwait(false);
    }
}
