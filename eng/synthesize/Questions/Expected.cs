using System.Text.Json.Nodes;

namespace Agent.Synthesize.Questions;

/// <summary>Right answers as the questions of the repository write them (<c>eng/questions/README.md</c>).</summary>
internal static class Expected
{
    /// <summary>A count.</summary>
    public static JsonObject Count(int value) =>
        new()
        {
            ["type"] = "number",
            ["value"] = value,
            ["tolerance"] = 0,
        };

    /// <summary>A number that is worked out.</summary>
    public static JsonObject Number(double value) =>
        new()
        {
            ["type"] = "number",
            ["value"] = Math.Round(value, 6),
            ["tolerance"] = Math.Max(0.05, Math.Abs(value) * 1e-4),
        };

    /// <summary>A share, 0 to 100.</summary>
    public static JsonObject Percent(double value) =>
        new()
        {
            ["type"] = "number",
            ["value"] = Math.Round(value, 4),
            ["tolerance"] = 0.1,
            ["unit"] = "percent",
        };

    /// <summary>Values in order, or in any.</summary>
    public static JsonObject List(IEnumerable<string> values, bool anyOrder = false) =>
        new()
        {
            ["type"] = "list",
            ["value"] = Array(values.Select(value => (JsonNode)value)),
            ["tolerance"] = 0,
            ["any_order"] = anyOrder,
        };

    /// <summary>
    /// Keys and a value a row; with <paramref name="blank"/> a row for records without a key may stand there too.
    /// </summary>
    public static JsonObject Table(IEnumerable<(string Key, double Value)> rows, double? blank = null)
    {
        var all = rows.ToList();
        var table = new JsonObject
        {
            ["type"] = "table",
            ["value"] = Rows(all),
            ["tolerance"] = 0.05,
        };
        if (blank is { } value)
            table["alt"] = Array(new[] { string.Empty, "(blank)" }.Select(key => (JsonNode)Rows([.. all, (key, value)])));
        return table;
    }

    /// <summary>Two keys and a value a row.</summary>
    public static JsonObject Table(IEnumerable<(string First, string Second, double Value)> rows) =>
        new()
        {
            ["type"] = "table",
            ["value"] = Array(rows.Select(row => (JsonNode)new JsonArray(row.First, row.Second, Math.Round(row.Value, 6)))),
            ["tolerance"] = 0.05,
        };

    /// <summary>Rows of a table, for <c>alt</c>.</summary>
    public static JsonArray Rows(IEnumerable<(string Key, double Value)> rows) =>
        Array(rows.Select(row => (JsonNode)new JsonArray(row.Key, Math.Round(row.Value, 6))));

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
