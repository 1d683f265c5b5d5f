using Agent.Core.Datasets;
using Agent.Core.Tools;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>Open actions by how long they are beyond their date, on a day that is said.</summary>
internal sealed class AgeingActions : IDomainMeasure
{
    private static readonly (string Label, int From, int To)[] Ages =
        [("not due yet", int.MinValue, 0), ("1–30 days overdue", 1, 30), ("31–60 days overdue", 31, 60), ("61–90 days overdue", 61, 90), ("over 90 days overdue", 91, int.MaxValue)];

    public MeasureText About { get; } = new(
        "ageing_actions", "Ageing of open actions", "open actions by the days since their due date, on the day asked for.",
        "ageing actions", "aging actions", "action ageing", "action aging", "age of open actions", "ageing of actions", "aging of actions", "ageing of open actions", "aging of open actions")
    { HasAsOf = true };

    public string? Missing(MeasureRoles roles) => roles.Actions is null ? OverdueActions.NoActions : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Actions!.Sheet;

    public Task<ToolTable> RunAsync(MeasureContext context, CancellationToken cancellationToken)
    {
        var actions = context.Roles.Actions!;
        if (context.Group is not null)
            throw new ToolRefusal("bad_arguments", "The ageing is not broken down; overdue_actions takes group_by.");
        SqlName due = new(actions.Due.Name);
        var open = actions.IsOpen(context.AsOf);
        var fits = context.Window.Test($"{due}") is { } window ? (SqlText)$"{open} AND {window}" : open;
        SqlText rows = $"(SELECT date_diff('day', CAST({due} AS DATE), CAST({context.AsOf} AS DATE)) AS age FROM {new SqlName(actions.Sheet.Table)} WHERE {fits})";
        var ages = SqlText.Join(
            " UNION ALL ",
            Ages.Select((age, index) => (SqlText)$"SELECT {index} AS age_order, {age.Label} AS \"age\", count(*) AS \"actions\" FROM {rows} WHERE age BETWEEN {age.From} AND {age.To}")
                .Append((SqlText)$"SELECT {Ages.Length}, 'no due date', count(*) FROM {rows} WHERE age IS NULL"));
        context.Call.Note($"As of {context.AsOf:yyyy-MM-dd}, by {actions.Due.Name}.");
        return context.Call.TableAsync(
            new DataQuery
            {
                Title = $"{context.Title(this)} as of {context.AsOf:yyyy-MM-dd}",
                Sheet = context.Sheet.Name,
                Main = $"SELECT \"age\", \"actions\" FROM ({ages}) ORDER BY age_order",
                MaxRows = Ages.Length + 1,
                Columns = [new TableColumn { Name = "age", Label = "Age", Kind = "text" }, new TableColumn { Name = "actions", Label = "Open actions", Kind = "integer" }],
                Rows = context.Rows(actions.Due, open, $"open on {context.AsOf:yyyy-MM-dd}"),
            },
            cancellationToken);
    }
}
