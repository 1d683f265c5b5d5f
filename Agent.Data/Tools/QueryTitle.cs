using Agent.Core.Datasets;
using Agent.Core.Queries;

namespace Agent.Data.Tools;

/// <summary>A title for the table of a query: what is shown, by what.</summary>
internal static class QueryTitle
{
    public static string Of(Query query, QueryResult result, DatasetProfile profile)
    {
        var sheet = profile.Sheet(query.From)?.Name ?? query.From;
        if (query.Rows is not null)
            return sheet;
        var figures = string.Join(", ", result.Columns.Where(column => column.Role == ResultRole.Figure).Select(column => Lower(column.Label)));
        var keys = result.Columns.Where(column => column.Role == ResultRole.Key).Select(column => column.Label).ToList();
        return $"{sheet}: {figures}{(keys.Count == 0 ? string.Empty : " by " + string.Join(" and ", keys))}";
    }

    private static string Lower(string label) => label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
