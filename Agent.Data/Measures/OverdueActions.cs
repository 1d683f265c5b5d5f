using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Actions that are open beyond their date, on a day that is said.</summary>
internal sealed class OverdueActions : IDomainMeasure
{
    public const string NoActions = "No sheet of actions was found that has a due date and says, by a closing date or a status, which are closed.";

    public MeasureText About { get; } = new(
        "overdue_actions", "Overdue actions", "open actions whose due date is before the day asked for.",
        "overdue actions", "actions overdue", "late actions", "past due actions", "overdue corrective actions", "open overdue actions", "missed due dates")
    { HasAsOf = true };

    public string? Missing(MeasureRoles roles) => roles.Actions is null ? NoActions : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Actions!.Sheet;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var actions = context.Roles.Actions!;
        SqlName due = new(actions.Due.Name);
        var open = actions.IsOpen(context.AsOf);
        var fits = context.Window.Test($"{due}") is { } window ? (SqlText)$"{open} AND {window}" : open;
        SqlText late = $"{due} < {context.AsOf}";
        SqlText key = context.Group is null ? (SqlText)$"" : $"CAST({new SqlName(context.Group.Name)} AS VARCHAR) AS {new SqlName(context.Group.Name)}, ";
        SqlText tail = context.Group is null ? (SqlText)$"" : $" GROUP BY {new SqlName(context.Group.Name)} ORDER BY \"overdue\" DESC, \"open\" DESC, 1";
        context.Call.Note($"As of {context.AsOf:yyyy-MM-dd}, by {actions.Due.Name}{(actions.Closed is null ? string.Empty : $" and {actions.Closed.Name}")}{(actions.Status is null ? string.Empty : $" and {actions.Status.Name}")}.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = $"{context.Title(this)} as of {context.AsOf:yyyy-MM-dd}",
                Sheet = context.Sheet.Name,
                Main = $"SELECT {key}count(*) AS \"open\", count(*) FILTER (WHERE {late}) AS \"overdue\", 100.0 * count(*) FILTER (WHERE {late}) / nullif(count(*), 0) AS \"percent overdue\", max(date_diff('day', CAST({due} AS DATE), CAST({context.AsOf} AS DATE))) FILTER (WHERE {late}) AS \"longest\" FROM {new SqlName(actions.Sheet.Table)} WHERE {fits}{tail}",
                MaxRows = context.Call.Options.MaxRows,
                GroupColumns = context.Group is null ? 0 : 1,
                Columns =
                [
                    .. new Breakdown(context).Columns,
                    new TableColumn { Name = "open", Label = "Open", Kind = "integer" },
                    new TableColumn { Name = "overdue", Label = "Overdue", Kind = "integer" },
                    new TableColumn { Name = "percent overdue", Label = "Overdue of open", Kind = "percent", Unit = "%" },
                    new TableColumn { Name = "longest", Label = "Longest overdue", Kind = "integer", Unit = "days" },
                ],
                Rows = context.Rows(actions.Due, open, $"open on {context.AsOf:yyyy-MM-dd}"),
            },
            cancellationToken);
    }
}
