namespace Agent.Data.Queries;

/// <summary>Names of periods and of parts of a date, as models write them.</summary>
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
}
