namespace Agent.Core.Queries.Canonical;

/// <summary>Makes a query canonical.</summary>
internal static class QueryCanonical
{
    /// <summary>The form: nodes canonical, what has no effect left out, presentation left out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="sorts">Whether parts whose order means nothing are put in order.</param>
    public static Query Of(Query query, bool sorts)
    {
        var context = new CanonicalContext(query.From, sorts);
        var isFigure = query.GroupBy.Count == 0 && query.Rows is null;
        return query with
        {
            Version = Query.CurrentVersion,
            Where = context.Where(query.Where),
            Select = [.. query.Select.Select(context.Figure)],
            GroupBy = [.. query.GroupBy.Select(key => key with { Of = key.Of.Canonical(context) })],
            Having = Having(query, context),
            ForAll = query.ForAll is { } all ? all with { Key = all.Key with { Of = all.Key.Of.Canonical(context) } } : null,
            // One figure has no order, and neither has the number of groups.
            Order = isFigure || query is { CountGroups: true, Limit: null } ? [] : Order(query, context),
            Limit = isFigure ? null : query.Limit,
            Compare = query.Compare is { } compare
                ? compare with
                {
                    Left = Side(compare.Left, context),
                    Right = Side(compare.Right, context),
                }
                : null,
            Window = query.Window is { Form: WindowForm.Cumulative } window ? window with { Periods = 1 } : query.Window,
            Rows = query.Rows is { } rows ? rows with { Columns = [.. rows.Columns.Select(context.Field)] } : null,
            Presentation = null,
        };
    }

    private static List<Having> Having(Query query, CanonicalContext context)
    {
        var items = query.Having.Select(having => having with { Of = context.Figure(having.Of) }).DistinctBy(CanonicalContext.Key);
        return context.Sorts ? [.. items.OrderBy(CanonicalContext.Key, StringComparer.Ordinal)] : [.. items];
    }

    private static List<OrderBy> Order(Query query, CanonicalContext context)
    {
        var order = query.Order.Select(by => by with { Value = by.Value?.Canonical(context) })
            .DistinctBy(by => CanonicalContext.Key(by with { Descending = false })).ToList();
        // Periods in time are in their natural order.
        return query.GroupBy is [{ Period: not null }] && order is [{ Key: 0, Descending: false }] ? [] : order;
    }

    private static ComparedSet Side(ComparedSet side, CanonicalContext context)
    {
        var own = side.From is { } table ? context.In(table) : context;
        return side with
        {
            Where = own.Where(side.Where),
            Of = side.Of is { } figure ? own.Figure(figure) : null,
            From = context.Table(side.From),
        };
    }
}
