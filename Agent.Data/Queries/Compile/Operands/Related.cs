using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Predicates;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>Rows of a related table that belong to a row, counted or asked for.</summary>
internal static class Related
{
    /// <summary>How many there are, 0 where none.</summary>
    public static (SqlText Sql, SheetProfile Sheet) Count(string table, Predicate? where, RowScope scope)
    {
        var (rows, condition) = Rows(table, where, scope);
        return ($"(SELECT count(*) {rows.FromWhere(condition)})", rows.Scope.Sheet);
    }

    /// <summary>Whether there is one.</summary>
    public static SqlText Any(string table, Predicate? where, RowScope scope)
    {
        var (rows, condition) = Rows(table, where, scope);
        return $"EXISTS (SELECT 1 {rows.FromWhere(condition)})";
    }

    private static (ManyRows Rows, SqlText? Condition) Rows(string table, Predicate? where, RowScope scope)
    {
        var context = scope.Context;
        var sheet = Sheet(context, table);
        if (sheet == scope.Sheet)
            throw context.Fault("bad_query", $"{sheet.Name} is not related to itself.");
        var steps =
            context.Paths.Between(scope.Sheet, sheet)
            ?? throw context.Fault(
                "no_relation",
                $"No ids join {scope.Sheet.Name} and {sheet.Name}.",
                [.. context.Paths.From(scope.Sheet)]
            );
        var rows = new ManyRows(scope, Reversible(steps), null);
        using var inner = context.In("where");
        return (rows, where is null ? null : RowConditions.Write(where, rows.Scope));
    }

    private static SheetProfile Sheet(CompileContext context, string table)
    {
        using var part = context.In("table");
        return FieldNames.Sheet(context, table);
    }

    // A step to one row is asked for like a step to several: its row is there or not.
    private static IReadOnlyList<JoinStep> Reversible(IReadOnlyList<JoinStep> steps) =>
        steps[^1].IsMany ? steps : [.. steps.Take(steps.Count - 1), steps[^1] with { IsMany = true }];
}
