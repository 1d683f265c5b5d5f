using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Measures;

/// <summary>
/// Causes by how many incidents each had, with the running share: the few that make the most. Of a cell with several causes, each counts.
/// </summary>
internal sealed class RootCausePareto : IDomainMeasure
{
    public MeasureText About { get; } =
        new(
            "root_cause_pareto",
            "Pareto of root causes",
            "incidents of each cause, largest first, with the running share of all that name one.",
            "pareto",
            "pareto of root causes",
            "pareto of causes",
            "root cause pareto",
            "80/20 of causes",
            "pareto analysis",
            "pareto chart"
        );

    public string? Missing(MeasureRoles roles) =>
        roles.Incidents is null ? "No sheet of incidents with dates was found."
        : roles.RootCause is null ? $"{roles.Incidents.Name} has no column of root causes. Name a column in group_by."
        : null;

    public SheetProfile Sheet(MeasureRoles roles) => roles.Incidents!;

    public MeasureQuery Plan(MeasureContext context)
    {
        var cause = context.Group ?? context.Roles.RootCause!;
        var isList = cause.Kind == ColumnKind.List;
        var whole = context with { Group = null };
        var query = whole.Ask(context.Roles.Occurred, new Negation(new IsBlank(new Field(cause.Name)))) with
        {
            Select = [new CountOf(), new ShareOf()],
            GroupBy = [MeasureContext.Key(cause) with { SkipBlank = true }],
            Order = [new OrderBy { Select = 0, Descending = true }, new OrderBy { Key = 0 }],
        };
        var words = context.Words;
        string[] notes = [$"{words.ByColumns(cause.Name)} {(isList ? words.SeveralCauses : words.WithoutCause)}"];
        return new MeasureQuery(query, whole.Title(this) + (context.Group is null ? string.Empty : $" ({cause.Label})"))
        {
            Notes = notes,
            Shape = Shape,
        };
    }

    private static QueryResult Shape(QueryResult result)
    {
        var named = result.Rows.Sum(row => ShownColumn.Number(row[1]));
        var running = 0.0;
        return ShownColumn.Append(
            ShownColumn.Pick(
                result,
                new ShownColumn(0, "count", "Count", "integer"),
                new ShownColumn(1, "percent", "Percent", "percent", "%")
            ),
            row => [100 * (running += ShownColumn.Number(row[1])) / named],
            new ShownColumn(0, "running percent", "Running percent", "percent", "%"));
    }
}
