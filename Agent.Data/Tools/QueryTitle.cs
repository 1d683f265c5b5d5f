using Agent.Core.Datasets;
using Agent.Core.Queries;
using Agent.Core.Queries.Words;

namespace Agent.Data.Tools;

/// <summary>A title for the table of a query: what is shown, of which records, by what.</summary>
internal static class QueryTitle
{
    private const int MaxLength = 120;
    private const string List = "list of ";

    public static string Of(Query query, QueryResult result, DatasetProfile profile)
    {
        if (query.Presentation?.Title is { } title)
            return title;
        // Order, limit and day are seen in the table, or said beside it.
        var words = (query with { Order = [], Limit = null, AsOf = null }).ToWords(profile);
        if (words.StartsWith(List, StringComparison.Ordinal))
            words = words[List.Length..];
        return words.Length <= MaxLength ? Capital(words) : Short(query, result, profile);
    }

    private static string Short(Query query, QueryResult result, DatasetProfile profile)
    {
        var sheet = profile.Sheet(query.From)?.Name ?? query.From;
        if (query.Rows is not null)
            return sheet;
        var figures = string.Join(
            ", ",
            result.Columns.Where(column => column.Role == ResultRole.Figure).Select(column => Lower(column.Label))
        );
        var keys = result.Columns.Where(column => column.Role == ResultRole.Key).Select(column => column.Label).ToList();
        return $"{sheet}: {figures}{(keys.Count == 0 ? string.Empty : " by " + string.Join(" and ", keys))}";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Lower(string label) =>
        label.Length > 1 && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
