using Agent.Data.Measures;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Actions that are overdue today, and those due soon.</summary>
internal sealed class ActionsTile : IHomeTile
{
    private const int SoonDays = 30;

    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        var table = await context.MeasureAsync("overdue_actions", default, null, cancellationToken).ConfigureAwait(false);
        if (context.Roles.Actions is not { } actions || Cell.Number(table, "overdue") is not { } overdue)
            return null;
        var soon = Cell.Number(await context.QueryAsync(Soon(actions, context.Today), cancellationToken).ConfigureAwait(false), "soon");
        return new HomeTile
        {
            Id = "overdue_actions",
            Title = $"Overdue {actions.Sheet.Name.ToLowerInvariant()}",
            Question = $"How many {actions.Sheet.Name.ToLowerInvariant()} are overdue?",
            Value = overdue,
            Unit = soon > 0 ? $"and {soon} due within {SoonDays} days" : $"of {Cell.Number(table, "open")} open",
            Period = $"on {HomeContext.Day(context.Today)}",
            Better = "lower",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }

    private static DataQuery Soon(ActionSheet actions, DateTime today)
    {
        SqlName due = new(actions.Due.Name);
        SqlText fits = $"{actions.IsOpen(today)} AND {due} >= {today} AND {due} < {today.AddDays(SoonDays + 1)}";
        return new DataQuery
        {
            Title = actions.Sheet.Name,
            Sheet = actions.Sheet.Name,
            Main = $"SELECT count(*) AS \"soon\" FROM {new SqlName(actions.Sheet.Table)} WHERE {fits}",
            MaxRows = 1,
            RowsUsed = actions.Sheet.Rows,
        };
    }
}
