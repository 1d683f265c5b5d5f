using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Queries;
using Agent.Data.Queries;
using Agent.Protocol;

namespace Agent.Data.Tools;

/// <summary>Writes Vega-Lite v6 specifications over a table. The data are the table's own rows: <c>{ "name": tableId }</c>.</summary>
internal static class ChartMaker
{
    private const int MaxSlices = 12;

    /// <exception cref="ToolRefusal">The table has not the columns the chart needs.</exception>
    public static ChartContent Make(string kind, TableContent table, string title, string chartId)
    {
        if (table.Rows.Count == 0)
            throw new ToolRefusal("nothing_to_draw", $"The table {table.TableId} has no rows.");
        var numbers = table.Columns.Where(IsNumber).ToList();
        var names = table.Columns.Where(column => !IsNumber(column)).ToList();
        var spec = kind switch
        {
            "scatter" => Scatter(numbers, names, table),
            "heatmap" => Heatmap(Number(numbers, table), names, table),
            "pie" => Pie(Name(names, table), Number(numbers, table), table),
            _ => Series(kind, Name(names, table), names.Skip(1).FirstOrDefault(), numbers, table),
        };
        spec["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
        spec["title"] = title;
        spec["description"] = AltText(kind, table, title);
        spec["data"] = new JsonObject { ["name"] = table.TableId };
        spec["width"] = "container";
        return new ChartContent
        {
            ChartId = chartId,
            TableId = table.TableId,
            Title = title,
            AltText = AltText(kind, table, title),
            Spec = JsonSerializer.SerializeToElement(spec),
        };
    }

    private static bool IsNumber(TableColumn column) => column.Kind is "integer" or "number" or "percent" or "duration";

    private static TableColumn Name(List<TableColumn> names, TableContent table) =>
        names.FirstOrDefault() ?? (table.Columns.Count > 1 ? table.Columns[0] : throw Refuse(table, "a column of names or times"));

    private static TableColumn Number(List<TableColumn> numbers, TableContent table) =>
        Figure(table) ?? numbers.LastOrDefault() ?? throw Refuse(table, "a column of numbers");

    // What a share or a rate was made of stands behind it, and is not what was asked for.
    private static TableColumn? Figure(TableContent table)
    {
        if (table.Query is not { } json || QueryJson.Read(json) is not { Rows: null, Compare: null, Window: null } query)
            return null;
        return table.Columns.ElementAtOrDefault(query.GroupBy.Count) is { } figure && IsNumber(figure) ? figure : null;
    }

    private static ToolRefusal Refuse(TableContent table, string what) =>
        new(
            "nothing_to_draw",
            $"The chart needs {what}; {table.TableId} has {string.Join(", ", table.Columns.Select(column => column.Name))}. Group by something first."
        );

    private static JsonObject Series(string kind, TableColumn name, TableColumn? second, List<TableColumn> numbers, TableContent table)
    {
        var figure =
            Figure(table)
            ?? numbers.LastOrDefault(number => number.Name != name.Name)
            ?? throw Refuse(table, "a column of numbers");
        var times = name.Kind is "date" or "datetime" || name.Name is "day" or "week" or "month" or "quarter" or "year";
        var x = Field(name, name.Kind == "datetime" ? "temporal" : "ordinal");
        // The table's own order is the meaning: largest first, or the calendar.
        x["sort"] = null;
        x["axis"] = new JsonObject { ["labelAngle"] = table.Rows.Count > 8 || times ? -45 : 0 };
        var encoding = new JsonObject { ["x"] = x, ["y"] = Field(figure, "quantitative"), ["tooltip"] = Tooltip(table) };
        if (second is not null)
            encoding["color"] = Field(second, "nominal");
        if (kind == "bar" && !times && second is null && table.Rows.Count > 6)
            (encoding["x"], encoding["y"]) = (Field(figure, "quantitative"), Horizontal(name));
        return new JsonObject
        {
            ["mark"] = kind == "bar" ? new JsonObject { ["type"] = "bar" } : new JsonObject { ["type"] = "line", ["point"] = true },
            ["encoding"] = encoding,
        };
    }

    private static JsonObject Horizontal(TableColumn name)
    {
        var y = Field(name, "nominal");
        y["sort"] = null;
        return y;
    }

    private static JsonObject Pie(TableColumn name, TableColumn figure, TableContent table)
    {
        if (table.Rows.Count > MaxSlices)
            throw new ToolRefusal(
                "nothing_to_draw",
                $"{table.Rows.Count} slices cannot be told apart. Draw a bar chart, or set limit to {MaxSlices} or fewer."
            );
        var color = Field(name, "nominal");
        color["sort"] = null;
        return new JsonObject
        {
            ["mark"] = new JsonObject { ["type"] = "arc", ["innerRadius"] = 40 },
            ["encoding"] = new JsonObject { ["theta"] = Field(figure, "quantitative"), ["color"] = color, ["tooltip"] = Tooltip(table) },
        };
    }

    private static JsonObject Scatter(List<TableColumn> numbers, List<TableColumn> names, TableContent table)
    {
        if (numbers.Count < 2)
            throw Refuse(table, "two columns of numbers");
        var encoding = new JsonObject
        {
            ["x"] = Field(numbers[0], "quantitative"),
            ["y"] = Field(numbers[1], "quantitative"),
            ["tooltip"] = Tooltip(table),
        };
        if (names.Count > 0 && table.Rows.Select(row => row[Index(table, names[0])]).Distinct().Count() <= MaxSlices)
            encoding["color"] = Field(names[0], "nominal");
        return new JsonObject { ["mark"] = new JsonObject { ["type"] = "point" }, ["encoding"] = encoding };
    }

    private static JsonObject Heatmap(TableColumn figure, List<TableColumn> names, TableContent table)
    {
        if (names.Count < 2)
            throw Refuse(table, "two columns of names or times");
        return new JsonObject
        {
            ["mark"] = new JsonObject { ["type"] = "rect" },
            ["encoding"] = new JsonObject
            {
                ["x"] = Field(names[1], "ordinal"),
                ["y"] = Field(names[0], "ordinal"),
                ["color"] = Field(figure, "quantitative"),
                ["tooltip"] = Tooltip(table),
            },
        };
    }

    private static int Index(TableContent table, TableColumn column) => table.Columns.ToList().IndexOf(column);

    private static JsonObject Field(TableColumn column, string type) => new()
    {
        ["field"] = Escape(column.Name),
        ["type"] = type,
        ["title"] = column.Unit is null ? column.Label : $"{column.Label} ({column.Unit})",
    };

    /// <summary>Vega-Lite reads dots and brackets in a field as a path into objects.</summary>
    private static string Escape(string name)
    {
        foreach (var special in (string[])["\\", ".", "[", "]", "'", "\""])
            name = name.Replace(special, "\\" + special, StringComparison.Ordinal);
        return name;
    }

    private static JsonArray Tooltip(TableContent table) =>
        [.. table.Columns.Select(column => Field(column, IsNumber(column) ? "quantitative" : "nominal"))];

    private static string AltText(string kind, TableContent table, string title)
    {
        var shown = table
            .Rows.Take(3)
            .Select(row =>
                string.Join(
                    ", ",
                    row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "no value")
                )
            );
        return $"{char.ToUpperInvariant(kind[0])}{kind[1..]} chart: {title}. {table.Rows.Count} rows of {string.Join(", ", table.Columns.Select(column => column.Label))}; first: {string.Join("; ", shown)}.";
    }
}
