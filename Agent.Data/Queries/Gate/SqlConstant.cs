using System.Globalization;
using System.Text.Json;

namespace Agent.Data.Queries.Gate;

/// <summary>Reads the constants of a serialised statement, through the casts around them.</summary>
internal static class SqlConstant
{
    /// <summary>The value of a constant; null for anything else.</summary>
    public static JsonElement? Of(JsonElement element)
    {
        if (Text(element, "class") == "CAST" && element.TryGetProperty("child", out var child))
            return Of(child);
        return
            Text(element, "class") == "CONSTANT"
            && element.TryGetProperty("value", out var value)
            && value.TryGetProperty("value", out var content)
            ? content
            : null;
    }

    /// <summary>The number of a constant; null for anything else.</summary>
    public static double? Number(JsonElement element) =>
        Of(element) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>The length in days of an interval in whole steps of a day or longer; null for anything else.</summary>
    public static double? Days(JsonElement interval)
    {
        var unit = Text(interval, "function_name") switch
        {
            "to_days" => 1,
            "to_weeks" => 7,
            "to_months" => 28,
            "to_quarters" => 89,
            "to_years" => 365,
            _ => 0,
        };
        return unit > 0 && interval.TryGetProperty("children", out var children) && Steps(children[0]) is { } steps && steps >= 1
            ? steps * unit
            : null;
    }

    /// <summary>The date of a constant; null where it is none.</summary>
    public static DateTime? Date(JsonElement element) =>
        Of(element) is { ValueKind: JsonValueKind.String } text
        && DateTime.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // INTERVAL 3 MONTH parses as to_months(CAST(trunc(CAST(3 AS DOUBLE)) AS INTEGER)).
    private static double? Steps(JsonElement element)
    {
        if (Number(element) is { } number)
            return number;
        if (Text(element, "class") == "CAST" && element.TryGetProperty("child", out var child))
            return Steps(child);
        return Text(element, "function_name") == "trunc" && element.TryGetProperty("children", out var children)
            ? Steps(children[0])
            : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
