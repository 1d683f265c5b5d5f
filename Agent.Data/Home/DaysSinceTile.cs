using Agent.Data.Measures;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Days since somebody last lost time by an injury, to the last day of the data: what happened later is not in them.</summary>
internal sealed class DaysSinceTile : IHomeTile
{
    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.Roles is not { Incidents: { } sheet, Occurred: { } occurred, LostTime: { } lost } || context.LastDay is not { } last)
            return null;
        var table = await context.QueryAsync(
            new DataQuery
            {
                Title = sheet.Name,
                Sheet = sheet.Name,
                Main = $"SELECT max(\"at\") AS \"last\", date_diff('day', CAST(max(\"at\") AS DATE), CAST({last} AS DATE)) AS \"days\" FROM {EntityRows.Of(sheet, [("at", occurred)], ("lost", lost.Sql))} WHERE lost AND \"at\" < {last.AddDays(1)}",
                MaxRows = 1,
                Rows = new CountedRows(sheet.Table, sheet.Rows, lost.Sql, lost.Text, [], sheet.EntityKey),
            },
            cancellationToken).ConfigureAwait(false);
        return Cell.Number(table, "days") is not { } days ? null : new HomeTile
        {
            Id = "days_since_lost_time",
            Title = "Days since the last lost-time injury",
            Question = "When was the last lost time injury?",
            Value = days,
            Unit = days == 1 ? "day" : "days",
            Period = $"to {HomeContext.Day(last)}",
            Better = "higher",
            Evidence = table!.Evidence,
        };
    }
}
