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
            Select = [new StatisticOf(Statistic.Min, new DurationBetween(at, null, TimeUnit.Day))],
            AsOf = DateOnly.FromDateTime(last),
        };
        var table = await context.AskAsync(query, cancellationToken).ConfigureAwait(false);
        return Cell.Figure(table) is not { } days ? null : new HomeTile
        {
            Id = "days_since_lost_time",
            Title = context.Words.DaysSinceLostTime,
            Question = context.Words.HowManyDaysSinceLostTime,
            Query = QueryJson.ToElement(query),
            Value = days,
            Unit = context.Words.Days(days),
            Period = context.Words.Until(last),
            Better = "higher",
            Evidence = table!.Evidence,
        };
    }
}
