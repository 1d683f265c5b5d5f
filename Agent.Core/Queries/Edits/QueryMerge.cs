using Agent.Core.Datasets;
using Agent.Core.Queries.Chips;

namespace Agent.Core.Queries.Edits;

/// <summary>Changes a query by what a following sentence says. Pure: replaces, adds or drops parts, never reads words.</summary>
public static class QueryMerge
{
    /// <summary>
    /// The changed query; null where the fragment cannot be applied to this query, so that the sentence has to be asked back.
    /// </summary>
    /// <param name="last">The query of the answer before. After a refusal there is none, and nothing is merged.</param>
    /// <param name="fragment">What the sentence says.</param>
    /// <param name="profile">The dataset.</param>
    public static EditedQuery? Apply(Query last, QueryFragment fragment, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(fragment);
        ArgumentNullException.ThrowIfNull(profile);
        IReadOnlyList<string> dropped = [];
        var query = last;
        if (fragment.From is { } table && !string.Equals(table, last.From, StringComparison.OrdinalIgnoreCase))
        {
            if (TableSwitch.To(query, table, profile) is not { } switched)
                return null;
            (query, dropped) = (switched.Query, switched.Dropped);
        }

        if (fragment.Instead is { } meant)
        {
            if (FieldCorrection.Apply(query, meant, profile) is not { } corrected)
                return null;
            query = corrected;
        }

        query = Whole(Records(WhereMerge.Apply(query, fragment), fragment), fragment);
        query = Groups(Figures(query, fragment), fragment);
        if (fragment.CompareWith is { } other)
        {
            if (CompareMerge.Apply(query, other, profile) is not { } compared)
                return null;
            query = compared;
        }

        if (fragment.Percent)
        {
            if (PercentMerge.Apply(query) is not { } percent)
                return null;
            query = percent;
        }

        query = OrderMerge.Apply(query, fragment);
        return new EditedQuery(Shown(query, fragment), dropped);
    }

    private static Query Records(Query query, QueryFragment fragment) => !fragment.Records ? query : query with
    {
        Rows = query.Rows ?? new RowList(),
        Select = [],
        GroupBy = [],
        Having = [],
        ForAll = null,
        CountGroups = false,
        Compare = null,
        Window = null,
        Order = [],
        Limit = null,
        Presentation = query.Presentation is { } presentation ? presentation with { Chart = null, Form = AnswerForm.Any } : null,
    };

    private static Query Whole(Query query, QueryFragment fragment) => !fragment.Whole ? query : query with
    {
        Rows = null,
        Select = query.Select.Count == 0 ? [new CountOf()] : query.Select,
        GroupBy = [],
        Having = [],
        ForAll = null,
        CountGroups = false,
        Window = null,
        Order = [],
        Limit = null,
        Presentation = query.Presentation is { } presentation ? presentation with { Chart = null, Form = AnswerForm.Any } : null,
    };

    private static Query Figures(Query query, QueryFragment fragment)
    {
        if (fragment.Select.Count == 0)
            return query;
        // The order was by a figure that may be gone; the same place of the new ones is meant.
        return query with
        {
            Select = fragment.Adds ? [.. query.Select, .. fragment.Select] : fragment.Select,
            Order = fragment.Adds ? query.Order : [.. query.Order.Where(order => order.Value is null && order.Select is null or 0)],
            Rows = null,
            CountGroups = false,
            Presentation = query.Presentation is { } presentation ? presentation with { Form = AnswerForm.Any } : null,
        };
    }

    private static Query Groups(Query query, QueryFragment fragment)
    {
        var grouped = fragment.GroupBy.Count == 0 ? query : query with
        {
            GroupBy = fragment.Adds ? [.. query.GroupBy, .. fragment.GroupBy] : fragment.GroupBy,
            Select = query.Select.Count == 0 ? [new CountOf()] : query.Select,
            Rows = null,
            ForAll = fragment.Adds ? query.ForAll : null,
            CountGroups = false,
            Window = fragment.GroupBy[^1].Period is null ? null : query.Window,
            Order = Orders(query, fragment),
            // "Top 5 departments", then "by month": all months.
            Limit = fragment.GroupBy.Any(key => key.Period is not null || key.Part is not null) ? null : query.Limit,
        };
        return grouped with
        {
            Having = fragment.Having.Count > 0 ? fragment.Having : grouped.Having,
            Window = fragment.Window ?? grouped.Window,
        };
    }

    /// <summary>Other groups are ranked as those before; periods of time stand in their own order.</summary>
    private static IReadOnlyList<OrderBy> Orders(Query query, QueryFragment fragment) =>
        fragment.Adds ? query.Order
        : fragment.GroupBy[^1].Period is not null ? []
        : [.. query.Order.Where(order => order.Select is not null)];

    private static Query Shown(Query query, QueryFragment fragment) => fragment.Chart is not { } chart ? query : query with
    {
        Presentation = (query.Presentation ?? new Presentation()) with { Chart = chart == "table" ? null : chart },
    };
}
