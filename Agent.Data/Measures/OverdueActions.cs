using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>Actions that are open beyond their date, on a day that is said.</summary>
internal sealed class OverdueActions : IDomainMeasure
{
    public const string NoActions =
        "No sheet of actions was found that has a due date and says, by a closing date or a status, which are closed.";

    public MeasureText About { get; } =
        new(
            "overdue_actions",
            "Overdue actions",
            "open actions whose due date is before the day asked for.",
            "overdue actions",
            "actions overdue",
            "late actions",
            "past due actions",
            "overdue corrective actions",
            "open overdue actions",
            "missed due dates"
        )
        {
            HasAsOf = true,
        };

    public string? Missing(MeasureRoles roles) => roles.Actions is null ? NoActions : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Actions!.Sheet;

    public MeasureQuery Plan(MeasureContext context)
    {
        var actions = context.Roles.Actions!;
        var overdue = new HasStatus(ActionStatus.Overdue);
        var age = new DurationBetween(new Field(actions.Due.Name), null, TimeUnit.Day);
        var query = context.Ask(actions.Due, new HasStatus(ActionStatus.Open)) with
        {
            Select =
            [
                new CountOf { Where = overdue },
                new CountOf(),
                new ShareOf { Part = overdue, Base = context.Group is null ? ShareBase.Total : ShareBase.Group },
                new StatisticOf(Statistic.Max, age) { Where = overdue },
            ],
            GroupBy = context.Keys,
            Order = context.Group is null
                ? []
                : [new OrderBy { Select = 0, Descending = true }, new OrderBy { Select = 1, Descending = true }, new OrderBy { Key = 0 }],
        };
        return new MeasureQuery(query, context.Title(this) + AsOf(context))
        {
            Notes =
            [
                context.Words.ByColumns([
                    .. new[] { actions.Due, actions.Closed, actions.Status }.OfType<ColumnProfile>().Select(column => column.Name),
                ]),
            ],
            Shape = result =>
                ShownColumn.Pick(
                    result,
                    new ShownColumn(1, "open", "Open", "integer"),
                    new ShownColumn(0, "overdue", "Overdue", "integer"),
                    new ShownColumn(2, "percent overdue", "Overdue of open", "percent", "%"),
                    new ShownColumn(5, "longest", "Longest overdue", "integer", "days")
                ),
        };
    }

    /// <summary>The day in a title.</summary>
    public static string AsOf(MeasureContext context) =>
        context.AsOf is { } day ? context.Words.AsOf(day) : string.Empty;
}
