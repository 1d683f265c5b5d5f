using Agent.Core.Datasets;

namespace Agent.Data.Queries;

/// <summary>Periods of the calendar as SQL.</summary>
internal static class Periods
{
    /// <summary>Periods a trend runs over, finest first.</summary>
    public static readonly string[] Trend = ["day", "week", "month", "quarter", "year"];

    /// <summary>Parts of a date that rows can be grouped by.</summary>
    public static readonly string[] Parts = [.. Trend, "weekday", "month_name", "hour"];

    /// <summary>The period meant; null when there is none.</summary>
    public static string? Parse(string text, IReadOnlyList<string> known)
    {
        var key = text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        key = key switch
        {
            "daily" => "day",
            "weekly" => "week",
            "monthly" => "month",
            "quarterly" => "quarter",
            "yearly" or "annual" or "annually" => "year",
            "day_of_week" or "dayofweek" or "dow" => "weekday",
            "monthname" or "month_of_year" => "month_name",
            "hour_of_day" => "hour",
            _ => key.Length > 3 ? key.TrimEnd('s') : key,
        };
        return known.Contains(key) ? key : null;
    }

    /// <summary>The name of the period that a moment lies in: 2023-05-17, 2023-W20, 2023-05, 2023-Q2, 2023, Wednesday, May, 14.</summary>
    public static SqlText Label(SqlText moment, string period) => period switch
    {
        "day" => (SqlText)$"strftime({moment}, '%Y-%m-%d')",
        "week" => $"strftime({moment}, '%G-W%V')",
        "month" => $"strftime({moment}, '%Y-%m')",
        "quarter" => $"strftime({moment}, '%Y-Q') || quarter({moment})",
        "year" => $"strftime({moment}, '%Y')",
        "weekday" => $"dayname({moment})",
        "month_name" => $"monthname({moment})",
        _ => $"hour({moment})",
    };

    /// <summary>The kind of that name in a table.</summary>
    public static string Kind(string period) => period switch { "hour" => "integer", "day" => "date", _ => ColumnKind.Text.ToWireName() };

    /// <summary>The length of a trend's period.</summary>
    public static SqlText Interval(string period) => period switch
    {
        "day" => (SqlText)$"INTERVAL 1 DAY",
        "week" => $"INTERVAL 7 DAY",
        "month" => $"INTERVAL 1 MONTH",
        "quarter" => $"INTERVAL 3 MONTH",
        _ => $"INTERVAL 1 YEAR",
    };

    /// <summary>The period's first moment.</summary>
    public static SqlText Start(SqlText moment, string period) => $"date_trunc({period}, CAST({moment} AS TIMESTAMP))";
}
