using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Queries;
using Agent.Score;

namespace Agent.Train;

/// <summary>A result as the answer that the product would give of it, for the same judges.</summary>
internal static class ResultAnswer
{
    public static Answer Of(string id, Query query, QueryResult result) =>
        new(
            id,
            Text(query, result),
            "answer",
            [
                [.. result.Rows.Select(row => (IReadOnlyList<JsonNode?>)[.. row.Select(cell => JsonSerializer.SerializeToNode(cell))])],
            ]
        );

    private static string Text(Query query, QueryResult result)
    {
        if (query.Rows is not null && result.Rows.Count != 1)
            return result.TotalRows < 0 ? string.Empty : result.Rows.Count.ToString(CultureInfo.InvariantCulture) + " records.";
        if (query.Rows is not null || result.Rows.Count != 1)
            return result.Rows.Count == 1 && query.Rows is not null
                ? Convert.ToString(result.Rows[0][0], CultureInfo.InvariantCulture) ?? string.Empty
                : string.Empty;
        var row = result.Rows[0];
        var keys = result.Columns.Count(column => column.Role == ResultRole.Key);
        if (keys > 0)
            return Convert.ToString(row[0], CultureInfo.InvariantCulture) ?? string.Empty;
        var figures = result.Columns.Select((column, at) => (column, at)).Where(item => item.column.Role == ResultRole.Figure).ToList();
        return figures.Count == 1 ? Convert.ToString(row[figures[0].at], CultureInfo.InvariantCulture) + "." : string.Empty;
    }
}
