using System.Globalization;
using Agent.Core.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Days since somebody last lost time by an injury, to the last day of the data: what happened later is not in them.</summary>
internal sealed class DaysSinceTile : IHomeTile
{
    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.Roles is not { Incidents: { } sheet, Occurred: { } occurred, LostTime: { } lost } || context.LastDay is not { } last)
            return null;
        var at = new Field(occurred.Name);
        var query = new Query
        {
            From = sheet.Table,
            Where = new AllOf([lost.Where, new InTimeRange(at, null, last.AddDays(1))]),
            Select = [new StatisticOf(Statistic.Max, new ColumnValue(at))],
        };
        var table = await context.AskAsync(query, cancellationToken).ConfigureAwait(false);
        if (table?.Rows is not [[string latest, ..]])
            return null;
        var days = (last - DateTime.Parse(latest, CultureInfo.InvariantCulture).Date).Days;
        return new HomeTile
        {
            Id = "days_since_lost_time",
            Title = "Days since the last lost-time injury",
            Question = "When was the last lost time injury?",
            Value = days,
            Unit = days == 1 ? "day" : "days",
            Period = $"to {HomeContext.Day(last)}",
            Better = "higher",
            Evidence = table.Evidence,
        };
    }
}
