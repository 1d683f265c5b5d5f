using System.Text.Json;

namespace Agent.Core.Queries.Chips;

/// <summary>The columns a query uses anywhere.</summary>
public static class QueryFields
{
    /// <summary>The fields, each once; those inside conditions on related rows carry that table.</summary>
    public static IReadOnlyList<Field> Of(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = new HashSet<Field>();
        Collect(QueryJson.ToElement(query), null, found);
        return [.. found];
    }

    // Every node holds its columns as { column, table? }: looking at the JSON form finds those of nodes to come as well.
    private static void Collect(JsonElement json, string? table, HashSet<Field> found)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Collect(item, table, found);
        }

        if (json.ValueKind != JsonValueKind.Object)
            return;
        if (json.TryGetProperty("column", out var column) && column.ValueKind == JsonValueKind.String)
            found.Add(new Field(column.GetString()!, json.TryGetProperty("table", out var own) ? own.GetString() : table));
        var inner =
            json.TryGetProperty("type", out var type)
            && type.GetString() is "related" or "related_count"
            && json.TryGetProperty("table", out var related)
                ? related.GetString()
                : table;
        foreach (var member in json.EnumerateObject())
            Collect(member.Value, inner, found);
    }
}
