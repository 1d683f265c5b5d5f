using System.Text;
using Agent.Core.Datasets;
using Agent.Core.Queries.Canonical;

namespace Agent.Core.Queries.Words;

/// <summary>
/// A query in plain English: "number of incidents where Site is North and Date in March 2025, by Department, largest first, top 5". Exact:
/// queries of different
/// meaning never read the same. The order in which conditions were given is kept.
/// </summary>
public static class QueryWords
{
    /// <summary>The words.</summary>
    /// <param name="query">The query; its presentation is not told.</param>
    /// <param name="profile">The dataset, for the names of sheets and columns.</param>
    public static string ToWords(this Query query, DatasetProfile profile)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(profile);
        var read = query.Simplified();
        var labels = new QueryLabels(profile, read);
        var text = new StringBuilder(read.CountGroups ? "number of groups: " : string.Empty);
        text.Append(Measures(read, labels)).Append(" of ").Append(labels.Records());
        if (read.Where is { } where)
            text.Append(" where ").Append(where.ToWords(labels));
        foreach (var part in Parts(read, labels))
            text.Append(", ").Append(part);
        return text.ToString();
    }

    /// <summary>The figures, or the list, without the records: "number and average Cost".</summary>
    internal static string Measures(Query query, QueryLabels labels)
    {
        var names = query.Select.Select(labels.Figure).ToList();
        if (query.Rows is { } rows)
            names.Insert(0, rows.Distinct ? "list of different combinations" : "list");
        return names.Count == 0 ? "nothing" : string.Join(" and ", names);
    }

    private static IEnumerable<string> Parts(Query query, QueryLabels labels)
    {
        if (query.Rows is { Columns.Count: > 0 } rows)
            yield return $"showing {string.Join(" and ", rows.Columns.Select(labels.Column))}";
        if (query.GroupBy.Count > 0)
            yield return $"by {string.Join(" and ", query.GroupBy.Select(key => KeyWords.Of(key, labels)))}";
        if (query.Having.Count > 0)
            yield return $"only groups with {string.Join(" and ", query.Having.Select(having => HavingWords.Of(having, labels)))}";
        if (query.ForAll is { } all)
            yield return $"only those {(all.Negated ? "missing from some" : "in every")} {KeyWords.Of(all.Key, labels)}";
        if (query.Compare is { } compare)
            yield return $"comparing {CompareSetWords.Of(compare, labels)}";
        if (query.Window is { } window)
            yield return WindowWords.Of(window, query);
        if (query.Order.Count > 0)
            yield return string.Join(" then ", query.Order.Select(order => OrderWords.Of(order, query, labels)));
        if (query.Limit is { } limit)
            yield return LimitWords.Of(limit, labels);
        if (query.AsOf is { } day)
            yield return $"as of {DateWords.Day(day)}";
    }
}
