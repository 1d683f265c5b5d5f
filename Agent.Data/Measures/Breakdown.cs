using Agent.Core.Datasets;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Measures;

/// <summary>The parts of a statement that break incidents down by the column asked for, or by nothing.</summary>
internal sealed class Breakdown(MeasureContext context)
{
    /// <summary>The group's column in the result; none for the whole.</summary>
    public IReadOnlyList<TableColumn> Columns { get; } =
        context.Group is null ? [] : [new TableColumn { Name = context.Group.Name, Label = context.Group.Label, Kind = "text" }];

    public SqlText Key => context.Group is null ? (SqlText)$"" : $"CAST(g AS VARCHAR) AS {new SqlName(context.Group.Name)}, ";

    public SqlText GroupBy => context.Group is null ? (SqlText)$"" : $" GROUP BY g";

    public SqlText OrderBy(string column) => context.Group is null ? (SqlText)$"" : $" ORDER BY {new SqlName(column)} DESC NULLS LAST, 1";

    /// <summary>One row per incident in the time asked for; <c>at</c> is when it happened, <c>g</c> its group.</summary>
    public SqlText From(IReadOnlyList<(string Name, SqlText Test)> tests, params IReadOnlyList<(string Name, ColumnProfile Column)> columns)
    {
        var taken = columns.ToList();
        if (context.Roles.Occurred is { } occurred)
            taken.Add(("at", occurred));
        if (context.Group is not null)
            taken.Add(("g", context.Group));
        SqlText inside = context.Roles.Occurred is not null && context.Window.Test($"\"at\"") is { } window ? (SqlText)$" WHERE {window}" : $"";
        return $"FROM (SELECT * FROM {EntityRows.Of(context.Sheet, taken, tests)}{inside})";
    }
}
