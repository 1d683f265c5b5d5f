using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Measures.Words;
using Agent.Data.Queries;

namespace Agent.Data.Measures;

/// <summary>Open actions by how long they are beyond their date, on a day that is said.</summary>
internal sealed class AgeingActions : IDomainMeasure
{
    private static readonly double[] Edges = [1, 31, 61, 91];

    // As the query names its ranges of days.
    private static readonly (string Range, string Label)[] Ages =
    [
        ("below 1", "not due yet"),
        ("1–30", "1–30 days overdue"),
        ("31–60", "31–60 days overdue"),
        ("61–90", "61–90 days overdue"),
        ("91+", "over 90 days overdue"),
        (string.Empty, "no due date"),
    ];

    public MeasureText About { get; } =
        new(
            "ageing_actions",
            "Ageing of open actions",
            "open actions by the days since their due date, on the day asked for.",
            "ageing actions",
            "aging actions",
            "action ageing",
            "action aging",
            "age of open actions",
            "ageing of actions",
            "aging of actions",
            "ageing of open actions",
            "aging of open actions"
        )
        {
            HasAsOf = true,
        };

    public string? Missing(MeasureRoles roles) => roles.Actions is null ? OverdueActions.NoActions : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Actions!.Sheet;

    public MeasureQuery Plan(MeasureContext context)
    {
        var actions = context.Roles.Actions!;
        if (context.Group is not null)
            throw new ToolRefusal("bad_arguments", "The ageing is not broken down; overdue_actions takes group_by.");
        var query = context.Ask(actions.Due, new HasStatus(ActionStatus.Open)) with
        {
            Select = [new CountOf()],
            GroupBy = [new GroupKey(new DurationBetween(new Field(actions.Due.Name), null, TimeUnit.Day)) { Edges = Edges }],
        };
        return new MeasureQuery(query, context.Title(this) + OverdueActions.AsOf(context))
        {
            Notes = [context.Words.ByColumns(actions.Due.Name)],
            Shape = result => Shape(result, context.Words),
        };
    }

    // Every age is there, also those that no action has.
    private static QueryResult Shape(QueryResult result, MeasureWords words)
    {
        var counts = result.Rows.ToDictionary(row => row[0] as string ?? string.Empty, row => row[1]);
        return result with
        {
            Columns =
            [
                new QueryColumn("age", words.Own("Age"), "text", ResultRole.Key),
                new QueryColumn("actions", "Open actions", "integer", ResultRole.Figure),
            ],
            Rows = [.. Ages.Select(age => (IReadOnlyList<object?>)[words.Own(age.Label), counts.GetValueOrDefault(age.Range) ?? 0L])],
            TotalRows = Ages.Length,
        };
    }
}
