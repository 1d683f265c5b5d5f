using Agent.Core.Queries;
using Agent.Data.Measures;
using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>Actions that are overdue today, and those due soon.</summary>
internal sealed class ActionsTile : IHomeTile
{
    private const int SoonDays = 30;

    public async Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        if (context.Roles.Actions is not { } actions)
            return null;
        var query = Count(actions, new HasStatus(ActionStatus.Overdue));
        var table = await context.AskAsync(query, cancellationToken).ConfigureAwait(false);
        if (Cell.Figure(table) is not { } overdue)
            return null;
        var open = Cell.Figure(
            await context.AskAsync(Count(actions, new HasStatus(ActionStatus.Open)), cancellationToken).ConfigureAwait(false)
        );
        var soon = Cell.Figure(
            await context
                .AskAsync(Count(actions, new HasStatus(ActionStatus.DueSoon) { Days = SoonDays }), cancellationToken)
                .ConfigureAwait(false)
        );
        return new HomeTile
        {
            Id = "overdue_actions",
            Title = context.Words.Overdue(actions.Sheet),
            Question = context.Words.HowManyOverdue(actions.Sheet),
            Query = QueryJson.ToElement(query),
            Value = overdue,
            Unit = soon is { } due and > 0 ? context.Words.DueSoon(due, SoonDays) : context.Words.OfOpen(open),
            Period = context.Words.On(context.Today),
            Better = "lower",
            Evidence = table!.Evidence,
            Notes = table.Notes,
        };
    }

    private static Query Count(ActionSheet actions, HasStatus status) => new()
    {
        From = actions.Sheet.Table,
        Where = status with { Due = new Field(actions.Due.Name), Closed = actions.Closed is { } closed ? new Field(closed.Name) : null },
        Select = [new CountOf()],
    };
}
