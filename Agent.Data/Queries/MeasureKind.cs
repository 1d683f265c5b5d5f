namespace Agent.Data.Queries;

/// <summary>The measures of the tools.</summary>
internal static class MeasureKind
{
    public const string Count = "count";
    public const string Distinct = "distinct";
    public const string Sum = "sum";
    public const string Mean = "mean";
    public const string Median = "median";
    public const string Min = "min";
    public const string Max = "max";
    public const string Percentage = "percentage";

    public static readonly string[] All = [Count, Distinct, Sum, Mean, Median, Min, Max, Percentage];

    /// <exception cref="ToolRefusal">There is no such measure.</exception>
    public static string Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "count" or "number" => Count,
        "distinct" or "count_distinct" or "unique" or "nunique" => Distinct,
        "sum" or "total" => Sum,
        "mean" or "avg" or "average" => Mean,
        "median" => Median,
        "min" or "minimum" or "lowest" => Min,
        "max" or "maximum" or "highest" => Max,
        "percentage" or "percent" or "share" or "pct" => Percentage,
        _ => throw new ToolRefusal("bad_arguments", $"There is no measure \"{text}\". Use one of: {string.Join(", ", All)}.", All),
    };
}
