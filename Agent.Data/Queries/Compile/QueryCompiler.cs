using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile;

/// <summary>
/// Turns a query into SQL: the one place where that is done. In this order: the rows of units with what is made of them as columns; groups
/// over them; figures over
/// groups; a window over a series of groups; order, limit and names.
/// </summary>
internal static class QueryCompiler
{
    private const int MaxKeys = 3;

    /// <summary>Compiles a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="profile">The dataset.</param>
    /// <param name="today">The day of the query where it names none.</param>
    /// <param name="problem">What is wrong with the query; null when it was compiled.</param>
    /// <returns>The statements; null where there is a problem.</returns>
    public static CompiledQuery? Compile(Query query, DatasetProfile profile, DateOnly today, out QueryProblem? problem)
    {
        // Queries of the same meaning become the same statements; what is wrong is told by its place in the query as it was given.
        if (Compile(query.Simplified(), new CompileContext(profile, query.AsOf ?? today), out problem) is { } compiled)
            return compiled;
        Compile(query, new CompileContext(profile, query.AsOf ?? today), out var asGiven);
        problem = asGiven ?? problem;
        return null;
    }

    private static CompiledQuery? Compile(Query query, CompileContext context, out QueryProblem? problem)
    {
        problem = null;
        try
        {
            return Compile(query, context);
        }
        catch (QueryFault fault)
        {
            problem = fault.Problem;
            return null;
        }
    }

    private static CompiledQuery Compile(Query query, CompileContext context)
    {
        Check(query, context);
        var sheet = From(query, context);
        var (main, columns, hidden, total, evidence) = query.Rows is not null
            ? Records(query, sheet, context)
            : Groups(query, sheet, context);
        return new CompiledQuery
        {
            Main = main,
            Columns = columns,
            Hidden = hidden,
            Total = total,
            Limit = query.Limit,
            Evidence = evidence,
            Tables = [.. context.Sheets.Select(read => read.Table)],
            AsOf = context.UsesAsOf ? context.AsOf : null,
            Notes = context.Notes,
        };
    }

    private static (SqlText, IReadOnlyList<QueryColumn>, IReadOnlyList<HiddenColumn>, SqlText, Func<EvidencePlan>) Records(
        Query query,
        SheetProfile sheet,
        CompileContext context
    )
    {
        var rows = new RowQueryCompiler(context, query, sheet);
        var (main, columns, hidden, total) = rows.Write();
        return (main, columns, hidden, total, rows.Evidence);
    }

    private static (SqlText, IReadOnlyList<QueryColumn>, IReadOnlyList<HiddenColumn>, SqlText, Func<EvidencePlan>) Groups(
        Query query,
        SheetProfile sheet,
        CompileContext context
    )
    {
        var (widened, from) = query.Window is { } window ? WindowStage.LookBack(query, window) : (query, null);
        GroupTable table;
        Func<EvidencePlan> evidence;
        if (query.Compare is not null)
        {
            var compare = new CompareQueryCompiler(context, widened, sheet);
            (table, evidence) = (compare.Table(), compare.Evidence);
        }
        else
        {
            var groups = new GroupQueryCompiler(context, widened, sheet);
            (table, evidence) = (groups.Table(), groups.Evidence);
        }

        if (query.Window is not null)
            table = WindowStage.Apply(table, query.Window, from, context);
        var (main, columns, hidden, total) = ResultStage.Write(table, query, context);
        return (main, columns, hidden, total, evidence);
    }

    private static void Check(Query query, CompileContext context)
    {
        if (query.Version != Query.CurrentVersion)
            throw context.Fault("bad_query", $"Version {query.Version} of queries is not known; this build reads {Query.CurrentVersion}.");
        if (query.GroupBy.Count > MaxKeys)
            throw context.Fault("bad_query", $"At most {MaxKeys} keys; there are {query.GroupBy.Count} in groupBy.");
        if (
            query.Rows is not null
            && (query.Select.Count > 0 || query.GroupBy.Count > 0 || query.Compare is not null || query.Window is not null)
        )
            throw context.Fault("bad_query", "Records (rows) have no figures and groups beside them.");
        if (query.Rows is null && query.Select.Count == 0 && query.Compare is null && !query.CountGroups)
            throw context.Fault("bad_query", "Nothing is asked for: give a figure in select, or rows.");
        if (query.GroupBy.Count == 0 && (query.Having.Count > 0 || query.ForAll is not null))
            throw context.Fault("bad_query", "Conditions on groups need keys in groupBy.");
    }

    private static SheetProfile From(Query query, CompileContext context)
    {
        using var part = context.In("from");
        var sheet = FieldNames.Sheet(context, query.From);
        return sheet.Columns.Count > 0 ? sheet : throw context.Fault("unknown_table", $"{sheet.Name} is empty.");
    }
}
