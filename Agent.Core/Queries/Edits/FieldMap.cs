using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Core.Queries.Edits;

/// <summary>Puts other columns into a query, wherever it names one.</summary>
internal static class FieldMap
{
    /// <summary>The query with each field mapped. Fields inside conditions on related rows are left: they are of another table.</summary>
    public static Query Apply(Query query, Func<Field, Field> map)
    {
        // Every node holds its columns as { column, table? }: the JSON form reaches those of nodes to come as well.
        var json = JsonSerializer.SerializeToNode(query, QueryJson.Options)!;
        Map(json, map);
        return json.Deserialize<Query>(QueryJson.Options)!;
    }

    private static void Map(JsonNode? node, Func<Field, Field> map)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                    Map(item, map);
                break;
            case JsonObject one when (string?)one["type"] is "related" or "related_count":
                break;
            case JsonObject one when one["column"] is JsonValue column:
                var mapped = map(new Field((string)column!, (string?)one["table"]));
                one["column"] = mapped.Column;
                if (mapped.Table is { } table)
                    one["table"] = table;
                else
                    one.Remove("table");
                break;
            case JsonObject one:
                foreach (var (_, value) in one)
                    Map(value, map);
                break;
        }
    }
}
